using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Signing;

/// <summary>What AWS4 asks of a request beyond what all must be.</summary>
internal static class SigningRules
{
    /// <summary>It knows ASCII only.</summary>
    /// <exception cref="InvalidRequestException">The request cannot be signed.</exception>
    public static void CheckRequest(WireRequest request, Credentials credentials, SigningScope scope)
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
    public static void CheckSigner(Credentials credentials, SigningScope scope)
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
}
