using System;
using System.Globalization;
using System.IO;
using System.Text;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Writes what a method gave: strict JSON or the bare text on standard output, everything else on standard error.</summary>
internal static class ResultWriter
{
    private const string Advice = "Use --out <file> to keep them, or --out _utf8_, _base64_ or _hex_ to print them.";

    public static void Write(object? result, string? target, TextWriter output, TextWriter messages)
    {
        byte[]? bytes = result as byte[];
        if (bytes is not null && target is null) messages.WriteLine($"The result is {bytes.Length} bytes. {Advice}");
        else if (target is null or "_utf8_") output.WriteLine(bytes is null ? TextOf(result) : Encoding.UTF8.GetString(bytes));
        else WriteAs(target, bytes ?? Encoding.UTF8.GetBytes(TextOf(result)), output, messages);
    }

    /// <summary>The form of printing that a target names, in any case; null for a file.</summary>
    public static string? Form(string target) => target.ToLowerInvariant() is "_utf8_" or "_base64_" or "_hex_"
        ? target.ToLowerInvariant() : null;

    private static string TextOf(object? result) => result as string ?? JsonTree.Write(result ?? new TreeMap());

    private static void WriteAs(string target, byte[] bytes, TextWriter output, TextWriter messages)
    {
        switch (target)
        {
            case "_base64_": output.WriteLine(Convert.ToBase64String(bytes)); break;
            case "_hex_": output.WriteLine(Convert.ToHexString(bytes)); break;
            default: Save(bytes, target, messages); break;
        }
    }

    private static void Save(byte[] bytes, string path, TextWriter messages)
    {
        File.WriteAllBytes(path, bytes);
        string size = (bytes.Length / 1048576.0).ToString("0.###", CultureInfo.InvariantCulture);
        messages.WriteLine($"File with size {size} MB was recorded in {Path.GetFullPath(path)}");
    }
}
