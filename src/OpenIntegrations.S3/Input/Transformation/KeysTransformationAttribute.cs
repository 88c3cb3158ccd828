using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes texts for keys, what is a text by itself, such as a number, and what has a key: PowerShell asks here before it looks at
/// properties. It would make a key of any object, and a store says that it deleted what was never there.
/// </summary>
public sealed class KeysTransformationAttribute : ArgumentTransformationAttribute
{
    // The names by which it binds.
    private static readonly string[] s_names = ["Key", "Name", "KeyPrefix", "KeyCollection"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (NoText(inputData) is not { } other) return inputData;
        var properties = PSObject.AsPSObject(inputData).Properties;
        if (s_names.Select(name => properties[name]).FirstOrDefault(key => key is not null) is { } key && NoText(key.Value) is null)
            return key.Value;
        throw new ArgumentTransformationMetadataException($"A key is a text, and no {other.GetType().Name}. Pipe in objects with the "
            + "properties BucketName and Key, or without -Bucket the envelope of a list.");
    }

    private static object? NoText(object? value) => PsValue.Unwrap(value) switch
    {
        null or string or FileSystemInfo or Uri or Guid => null,
        PSObject custom => custom.BaseObject,
        IDictionary table => table,
        IEnumerable several => several.Cast<object?>().Select(NoText).FirstOrDefault(other => other is not null),
        IConvertible or IFormattable => null,
        var other => other,
    };
}
