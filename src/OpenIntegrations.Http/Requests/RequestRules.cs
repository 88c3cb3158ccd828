namespace OpenIntegrations.Http.Requests;

/// <summary>
/// The one check of what leaves. Each way to sign begins with it, and no request becomes a message without it, whatever its parts were made
/// of.
/// </summary>
internal static class RequestRules
{
    /// <summary>Brings a request into the form in which it is sent: values without blanks around them, metadata encoded.</summary>
    /// <exception cref="InvalidRequestException">HTTP cannot carry the request.</exception>
    public static void Prepare(WireRequest request)
    {
        if (!HeaderRules.IsToken(request.Method)) HeaderRules.Method(request.Method);
        if (!IsTarget(request.Path) || !IsQuery(request.Query))
            throw new InvalidRequestException("The URL has blanks or other characters that must be encoded before they are sent.");
        request.Headers.Rewrite(static (name, value) => UserMetadata.Encode(name, HeaderRules.Value(HeaderRules.Name(name), value)));
        if (request.Headers["Host"] is { } host && !Origin.IsHostHeader(host))
            throw new InvalidRequestException("The value of the header Host is no host.", "Host");
    }

    /// <summary>Whether a text can stand behind the method: it begins with a slash, and what must be encoded is.</summary>
    internal static bool IsTarget(string text) => text.Length > 0 && text[0] == '/' && IsVisible(text);

    private static bool IsQuery(QueryString query)
    {
        foreach (var (name, value) in query.Encoded)
        {
            if (!IsVisible(name) || (value is not null && !IsVisible(value))) return false;
        }
        return true;
    }

    private static bool IsVisible(string text)
    {
        foreach (char c in text)
        {
            if (c is <= ' ' or > '~') return false;
        }
        return true;
    }
}
