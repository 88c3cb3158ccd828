using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// Takes text and bytes for an object's content, and nothing else: a file that comes down the pipeline then binds by its path and not by its name as text.
/// </summary>
public sealed class ContentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        string text => new ObjectContent(text),
        byte one => new ObjectContent([one]),
        byte[] bytes => new ObjectContent(bytes),
        IEnumerable several when Bytes(several) is { } bytes => new ObjectContent(bytes),
        _ => inputData,
    };

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
