namespace OpenIntegrations.S3.Local.Auth;

/// <summary>
/// The credential of a signature: <c>key/20130524/us-east-1/s3/aws4_request</c>. The last four pieces are the scope;
/// the key itself may hold slashes.
/// </summary>
internal sealed record CredentialScope(string AccessKey, string Date, string Region, string Service, string End)
{
    private const int ScopePieces = 4;

    /// <summary>Null when the text has too few pieces.</summary>
    public static CredentialScope? Parse(string text)
    {
        string[] pieces = text.Split('/');
        int first = pieces.Length - ScopePieces;
        if (first < 1) return null;
        return new(string.Join("/", pieces, 0, first), pieces[first], pieces[first + 1], pieces[first + 2], pieces[first + 3]);
    }

    /// <summary>What is wrong with the scope, in the words of S3; null when it fits the day and the service.</summary>
    public string? Complaint(string day)
    {
        if (Date != day) return $"Invalid credential date \"{Date}\". This date is not the same as X-Amz-Date: \"{day}\".";
        if (Service != "s3") return $"Incorrect service \"{Service}\". This endpoint belongs to \"s3\".";
        return End == "aws4_request" ? null : $"Incorrect terminal \"{End}\". This endpoint uses \"aws4_request\".";
    }
}
