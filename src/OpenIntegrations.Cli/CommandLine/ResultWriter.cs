using System;
using System.Globalization;
using System.IO;
using System.Text;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli;

/// <summary>Writes what a method gave: strict JSON or the bare text on standard output, everything else on standard error.</summary>
internal static class ResultWriter
{
    public static void Write(object? result, string? target, TextWriter output, TextWriter messages)
    {
        if (result is byte[] bytes) WriteBytes(bytes, target, output, messages);
        else if (target is null or "_utf8_") output.WriteLine(TextOf(result));
        else Save(Encoding.UTF8.GetBytes(TextOf(result)), target, messages);
    }

    /// <summary>Whether a target is a form of printing and no file.</summary>
    public static bool IsTerminal(string target) => target is "_utf8_" or "_base64_" or "_hex_";

    private static string TextOf(object? result) => result as string ?? JsonTree.Write(result ?? new TreeMap());

    private static void WriteBytes(byte[] bytes, string? target, TextWriter output, TextWriter messages)
    {
        switch (target)
        {
            case null: messages.WriteLine($"The result is {bytes.Length} bytes. Use --out <file> to keep them, or --out _utf8_, _base64_ or _hex_ to print them."); break;
            case "_utf8_": output.WriteLine(Encoding.UTF8.GetString(bytes)); break;
            case "_base64_": output.WriteLine(Convert.ToBase64String(bytes)); break;
            case "_hex_": output.WriteLine(Convert.ToHexString(bytes)); break;
            default: Save(bytes, target, messages); break;
        }
    }

    private static void Save(byte[] bytes, string path, TextWriter messages)
    {
        File.WriteAllBytes(path, bytes);
        messages.WriteLine($"File with size {(bytes.Length / 1048576.0).ToString("0.###", CultureInfo.InvariantCulture)} MB was recorded in {Path.GetFullPath(path)}");
    }
}
