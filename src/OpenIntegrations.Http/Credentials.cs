namespace OpenIntegrations.Http;

/// <summary>An access key, its secret and, for temporary credentials, the session token. Any length and any characters.</summary>
public sealed record Credentials(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>Never the secret: credentials end up in logs and error messages.</summary>
    public override string ToString() => "Credentials { secret }";
}
