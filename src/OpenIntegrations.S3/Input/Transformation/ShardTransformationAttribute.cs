using System;
using System.Management.Automation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a share as a text, such as <c>3/16</c>.</summary>
public sealed class ShardTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return PsValue.Unwrap(inputData) switch
            {
                null => null,
                Shard shard => shard,
                var other => Shard.Parse(LanguagePrimitives.ConvertTo<string>(other)),
            };
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
