using System.Globalization;

namespace OpenIntegrations.S3.Local;

/// <summary>A request that was answered. Signatures and tokens of presigned links are left out of the target.</summary>
/// <param name="Method">GET, PUT and so on; <c>?</c> when what came was no request.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Status">The status of the answer; 0 when there was none.</param>
/// <param name="Milliseconds">From the last byte of the request's head to the last byte of the answer.</param>
/// <param name="Failure">What went wrong in the server itself, such as a full disk; null when nothing did.</param>
public sealed record RequestLogEntry(string Method, string Target, int Status, double Milliseconds, string? Failure = null)
{
    public override string ToString()
    {
        string line = string.Format(CultureInfo.InvariantCulture, "{0} {1} {2} {3:0.0} ms", Method, Target, Status, Milliseconds);
        return Failure is null ? line : line + ": " + Failure;
    }
}
