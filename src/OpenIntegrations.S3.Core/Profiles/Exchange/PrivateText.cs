using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>Writes text with secrets in it.</summary>
public static class PrivateText
{
    /// <summary>Writes a file that only its owner can read, in one step.</summary>
    public static void Write(string path, string text) => PrivateFile.Replace(path, text);
}
