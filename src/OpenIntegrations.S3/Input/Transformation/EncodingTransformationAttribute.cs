using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Encodings by the names that PowerShell's own cmdlets use, by their IANA name, or by code page.</summary>
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        string name => Find(name),
        int codePage => Find(codePage.ToString(CultureInfo.InvariantCulture)),
        var other => other,
    };

    private static Encoding Find(string name)
    {
        try
        {
            return Charset.Find(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
