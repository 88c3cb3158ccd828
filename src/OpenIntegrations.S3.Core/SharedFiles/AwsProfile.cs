namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A profile of AWS's tools: what <c>config</c> says of it, and what <c>credentials</c> does, which counts more.</summary>
internal sealed record AwsProfile(string Name, IniSection Config, IniSection Credentials)
{
    public bool HasKeys => this["aws_access_key_id"] is not null || this["aws_secret_access_key"] is not null;

    /// <summary>Whether it takes a role with credentials of its own. A web identity is none of those.</summary>
    public bool IsRole => this["role_arn"] is not null && this["web_identity_token_file"] is null;

    /// <summary>A value, or null.</summary>
    public string? this[string key] => Credentials[key] ?? Config[key];

    /// <summary>A value of those that stand below a key, as <c>s3 =</c> has them.</summary>
    public string? Nested(string key, string name) => Credentials.Nested(key)[name] ?? Config.Nested(key)[name];
}
