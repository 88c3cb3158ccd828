namespace OpenIntegrations.S3.Local.Values;

/// <summary>A name and a value that somebody gave to an object or a bucket.</summary>
internal sealed record Tag(string Key, string Value);
