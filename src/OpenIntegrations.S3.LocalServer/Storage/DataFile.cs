namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A file that holds an object or a piece of it.</summary>
internal sealed record DataFile(string Path, long Length);
