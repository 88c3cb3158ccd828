using System.Management.Automation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes what has a bucket and a key for the address of that object: PowerShell would take the text of a row.</summary>
public sealed class AddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || PsValue.Unwrap(inputData) is string) return inputData;
        var row = new PipedRow(PSObject.AsPSObject(inputData));
        // Of a drive that has a connection of its own the path tells more than the address.
        if (row.Value(DriveCheck.Property) is IStoreDrive { HasOwnConnection: true }) return row.Text("PSPath");
        return row.Bucket is { } bucket && row.Text("Key", "Prefix") is { } key
            ? new S3Address(bucket, key, row.Text("VersionId")).ToString() : inputData;
    }
}
