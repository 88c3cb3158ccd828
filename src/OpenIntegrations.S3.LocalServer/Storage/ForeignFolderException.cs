using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The folder holds other things and no store. It was not touched.</summary>
public sealed class ForeignFolderException(string folder, string reason) : IOException($"The folder '{folder}' {reason}")
{
    public string Folder { get; } = folder;
}
