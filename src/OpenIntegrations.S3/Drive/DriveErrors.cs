using System;
using System.Management.Automation;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Drive;

/// <summary>The errors of a drive, with the ids that PowerShell's own providers give where they have the same error.</summary>
internal static class DriveErrors
{
    public static ErrorRecord Of(Exception failure, DrivePath path, S3Connection? connection) => PlainError.Of(failure switch
    {
        S3RequestFailedException refusal => Errors.Refused(refusal, new Envelope(refusal.GetAnswer())),
        ItemNotFoundException => new ErrorRecord(failure, "PathNotFound", ErrorCategory.ObjectNotFound, path.Shown),
        DriveRefusal refusal => new ErrorRecord(failure, refusal.Id, refusal.Category, path.Shown),
        _ when connection is null => Errors.Of(failure, path.Shown),
        _ => Errors.Of(WithoutSecrets.Of(Errors.InPlace(failure, connection, path.Shown), connection), path.Shown),
    });
}

/// <summary>Something that a drive does not do, with what may be done instead.</summary>
internal sealed class DriveRefusal(string id, ErrorCategory category, string message) : InvalidOperationException(message)
{
    public string Id => id;

    public ErrorCategory Category => category;
}
