using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http;

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

    /// <summary>What AWS4 asks of a request beyond that: it knows ASCII only.</summary>
    /// <exception cref="InvalidRequestException">The request cannot be signed.</exception>
    internal static void CheckSigned(WireRequest request, Credentials credentials, SigningScope scope)
    {
        CheckSigner(credentials, scope);
        foreach (var (name, value) in request.Headers)
        {
            if (!HeaderRules.IsAscii(value) && SigV4.IsSigned(name.ToLowerInvariant()))
                throw new InvalidRequestException(
                    $"The value of the header {name} has characters beyond ASCII, which stores do not find the signature for. "
                        + "Write them in the header's own way, in paths and links as %XX.", name);
        }
    }

    /// <summary>The part of a signature that is sent as it is.</summary>
    internal static void CheckSigner(Credentials credentials, SigningScope scope)
    {
        Check("access key", credentials.AccessKey);
        Check("region", scope.Region);
        Check("service", scope.Service);
        if (credentials.SessionToken is { } token) Check("session token", token);
    }

    private static void Check(string what, string value)
    {
        if (value.Length == value.Trim().Length && HeaderRules.CanBeSent(value)) return;
        throw new InvalidRequestException($"The {what} has a line break, a blank at its end or another character that cannot be sent.",
            "Authorization");
    }

    /// <summary>A value that this platform would mangle on its way.</summary>
    internal static void CheckPlatform(string name, string value)
    {
        if (!RawHeaders.SendsUtf8 && !HeaderRules.IsAscii(value))
            throw new InvalidRequestException(
                $"The value of the header {name} has characters beyond ASCII, which this platform cannot send. PowerShell 7 can.", name);
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
