using System.Collections;
using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// Takes a hashtable, or an object made of properties, with values as they are: PowerShell wraps what a command gave
/// (<c>@{ seen = Get-Date }</c>), and the text of a wrapper is none of S3's.
/// </summary>
public sealed class PlainValuesAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PsTree.Plain(inputData) is IDictionary map ? PsValue.UnwrapAll(map) : inputData;
}
