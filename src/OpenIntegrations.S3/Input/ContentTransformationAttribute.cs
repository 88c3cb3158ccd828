using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>Takes text and bytes for an object's content, and files: as Get-ChildItem gives them, or as any object that names one.</summary>
public sealed class ContentTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_pathNames = ["LiteralPath", "FullName", "Path"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        ObjectContent content => content,
        string text => ObjectContent.OfText(text),
        byte one => ObjectContent.OfBytes([one]),
        byte[] bytes => ObjectContent.OfBytes(bytes),
        FileSystemInfo file => ObjectContent.OfFile(file.FullName),
        IEnumerable several when Bytes(several) is { } bytes => ObjectContent.OfBytes(bytes),
        PSObject custom when PathOf(custom) is { } path => ObjectContent.OfFile(path),
        var other => throw new ArgumentTransformationMetadataException($"An object's content is a text, bytes, or a file; a {other?.GetType().Name ?? "null"} is none of them."),
    };

    private static string? PathOf(PSObject custom) => s_pathNames.Select(name => custom.Properties[name]?.Value as string).FirstOrDefault(path => !string.IsNullOrEmpty(path));

    private static byte[]? Bytes(IEnumerable several)
    {
        var bytes = new List<byte>();
        foreach (object? item in several.Cast<object?>())
        {
            switch (PsValue.Unwrap(item))
            {
                case byte value: bytes.Add(value); break;
                case int value and >= 0 and <= 255: bytes.Add((byte)value); break;
                default: return null;
            }
        }
        return bytes.ToArray();
    }
}
