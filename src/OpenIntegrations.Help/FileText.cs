using System.IO;

namespace OpenIntegrations.Help;

/// <summary>Writes generated files.</summary>
internal static class FileText
{
    /// <summary>Leaves a file alone that holds the text already, so that builds do not touch what did not change.</summary>
    public static void Update(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
