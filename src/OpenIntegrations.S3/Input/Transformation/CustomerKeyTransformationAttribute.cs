using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes an encryption key as 32 bytes or as Base64. PowerShell itself would not bind an array to one value.</summary>
public sealed class CustomerKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the key is that of the object that is copied from.</summary>
    public bool OfSource { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            CustomerKey? key = PsValue.Unwrap(inputData) switch
            {
                CustomerKey given => given,
                string base64 => new CustomerKey(base64),
                byte[] bytes => new CustomerKey(bytes),
                IEnumerable several =>
                    new CustomerKey(several.Cast<object?>().Select(b => LanguagePrimitives.ConvertTo<byte>(b)).ToArray()),
                _ => null,
            };
            return key is null ? inputData : OfSource ? new SourceCustomerKey(key) : key;
        }
        catch (Exception e) when (e is ArgumentException or PSInvalidCastException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
