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
                null or SourceCustomerKey => null,
                CustomerKey given => given,
                string base64 => new CustomerKey(base64),
                byte[] bytes => new CustomerKey(bytes),
                IEnumerable several => new CustomerKey(several.Cast<object?>().Select(ToByte).ToArray()),
                _ => throw Other(),
            };
            return key is null ? inputData : OfSource ? new SourceCustomerKey(key) : key;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static byte ToByte(object? value) => LanguagePrimitives.TryConvertTo(value, out byte found) ? found : throw Other();

    // PowerShell's own complaints repeat what they could not convert, which has the key in it.
    private static ArgumentException Other() => new(CustomerKey.Forms + " This is neither.");
}
