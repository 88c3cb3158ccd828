using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes text and bytes for an object's content, and files: as Get-ChildItem gives them, or as any object that names one. A row of a
/// table has its content in a column.
/// </summary>
public sealed class ContentTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_pathNames = ["LiteralPath", "FullName", "Path"];
    private static readonly string[] s_contentNames = ["Value", "Content"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Of(inputData);

    private static ObjectContent Of(object? inputData) => PsValue.Unwrap(inputData) switch
    {
        ObjectContent content => content,
        string text => ObjectContent.OfText(text),
        byte one => ObjectContent.OfBytes([one]),
        byte[] bytes => ObjectContent.OfBytes(bytes),
        FileSystemInfo file => ObjectContent.OfFile(file.FullName, file),
        PathInfo path => ObjectContent.OfFile(path.Path, path),
        IEnumerable several when Bytes(several) is { } bytes => ObjectContent.OfBytes(bytes),
        IEnumerable several when Lines(several) is { } lines => ObjectContent.OfText(lines),
        PSObject custom when PathOf(custom) is { } path => ObjectContent.OfFile(path, custom),
        PSObject custom when ContentOf(custom) is { } content => Of(content).In(custom),
        var value when HasText(value) => ObjectContent.OfText(LanguagePrimitives.ConvertTo<string>(inputData)),
        var other =>
            throw new ArgumentTransformationMetadataException(
                $"An object's content is a text, bytes, or a file; a {NameOf(other)} is none of them."
                + (other is PSObject ? " Give it a property Value or Path." : "")),
    };

    // An object that is made of properties says that it can be formatted, and shows them for PowerShell.
    private static bool HasText(object? value) => value is (IFormattable or IConvertible) and not PSObject;

    private static string NameOf(object? value) => value is PSObject custom ? custom.BaseObject.GetType().Name
        : value?.GetType().Name ?? "null";

    private static string? PathOf(PSObject custom) =>
        s_pathNames.Select(name => custom.Properties[name]?.Value as string).FirstOrDefault(path => !string.IsNullOrEmpty(path));

    private static object? ContentOf(PSObject custom) => custom.BaseObject is not PSCustomObject ? null
        : s_contentNames.Select(name => custom.Properties[name]?.Value).FirstOrDefault(content => content is not null);

    /// <summary>Several texts and numbers as lines, as they are when they come down the pipeline.</summary>
    private static string? Lines(IEnumerable several)
    {
        var lines = new List<string>();
        foreach (object? item in several.Cast<object?>())
        {
            if (!HasText(PsValue.Unwrap(item))) return null;
            lines.Add(LanguagePrimitives.ConvertTo<string>(item));
        }
        return lines.Count > 0 ? string.Join("\n", lines) : null;
    }

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
