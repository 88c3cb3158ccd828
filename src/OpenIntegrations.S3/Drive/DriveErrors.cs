using System;
using System.Management.Automation;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Drive;

/// <summary>The errors of a drive, with the ids that PowerShell's own providers give where they have the same error.</summary>
internal static class DriveErrors
{
    /// <summary>Of a path; of what a store refused, the target is its envelope.</summary>
    public static ErrorRecord Of(Exception failure, DrivePath path, S3Connection? connection) =>
        Of(failure, failure is S3RequestFailedException refusal ? new Envelope(refusal.GetAnswer()) : path.Shown, connection);

    public static ErrorRecord Of(Exception failure, object target, S3Connection? connection) => PlainError.Of(failure switch
    {
        S3RequestFailedException refusal => Errors.Refused(refusal, target),
        ItemNotFoundException => new ErrorRecord(failure, "PathNotFound", ErrorCategory.ObjectNotFound, target),
        DriveRefusal refusal => new ErrorRecord(failure, refusal.Id, refusal.Category, target),
        _ when connection is null => Errors.Of(failure, target),
        _ => Errors.Of(WithoutSecrets.Of(Errors.InPlace(failure, connection, target), connection), target),
    });
}

/// <summary>Something that a drive does not do, with what may be done instead.</summary>
internal sealed class DriveRefusal(string id, ErrorCategory category, string message) : InvalidOperationException(message)
{
    public static DriveRefusal IsStore() =>
        new("IsStore", ErrorCategory.InvalidOperation, "Name a bucket, a folder or an object of the store.");

    public static DriveRefusal NoBucket(DrivePath target) => new("NoBucket", ErrorCategory.InvalidArgument,
        $"'{target.Shown}' is no place for it: at the top of a store are buckets only. New-Item makes one.");

    public static DriveRefusal IsBucket(DrivePath path) => new("IsBucket", ErrorCategory.InvalidOperation,
        $"'{path.Shown}' is a bucket, which stays where it is. Move what is in it, or copy it with -Recurse.");

    public static DriveRefusal DestinationExists(string target) => new("DestinationExists", ErrorCategory.ResourceExists,
        $"There is '{target}' already. -Force replaces it.");

    /// <summary>What would be replaced, or may be, at a place that something is to be written to.</summary>
    public static DriveRefusal IsThere(string id, DrivePath path, AtPath found) => new(id, ErrorCategory.ResourceExists,
        found.Refusal is null ? $"There is '{path.Shown}' already. -Force replaces it."
            : $"The store does not say whether there is '{path.Shown}' already. -Force writes it all the same.");

    public static DriveRefusal NameIsTaken(DrivePath path) => new("DestinationExists", ErrorCategory.ResourceExists,
        $"There is '{path.Shown}' already, and a new name replaces nothing. Move-Item -Force does.");

    public static DriveRefusal IsTwo(DrivePath path) => new("AmbiguousName", ErrorCategory.InvalidArgument,
        $"There are an object and a folder named '{path.Shown}'. '{path.Shown}/' means the folder; "
            + "Remove-S3Item, Move-S3Item and Copy-S3Item take the object.");

    public static DriveRefusal NoContent(DrivePath path) => new("GetContainerContent", ErrorCategory.InvalidOperation,
        $"'{path.Shown}' is no object, and has no content of its own. Get-ChildItem shows what is in it.");

    public static DriveRefusal IsForFiles() => new("TailNotSupported", ErrorCategory.InvalidOperation,
        "PowerShell keeps -Tail to files: in a drive it is -LastLine, or -Tail after Mount-S3Drive -ItemCommands.");

    public static DriveRefusal IsPart(string parameter) => new("RawIsWhole", ErrorCategory.InvalidArgument,
        $"-Raw gives all of a content at once, and does not go with -{parameter}.");

    public string Id => id;

    public ErrorCategory Category => category;
}
