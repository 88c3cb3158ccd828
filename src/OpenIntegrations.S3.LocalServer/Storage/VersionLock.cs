using System;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>What keeps a version from being deleted.</summary>
internal static class VersionLock
{
    /// <exception cref="S3Error">The version is locked.</exception>
    public static void CheckDeletable(ObjectVersion? version, bool bypasses, DateTimeOffset now)
    {
        if (version is null) return;
        if (version.LegalHold || version.EventHold is { IsOn: true }) throw Locked();
        CheckRetention(version.Retention, bypasses, now);
    }

    /// <summary>Holds a retention against who wants another, or none.</summary>
    /// <exception cref="S3Error">It is not over, and not to be bypassed.</exception>
    public static void CheckRetention(Retention? retention, bool bypasses, DateTimeOffset now)
    {
        if (retention?.Until > now && !(retention.Mode == "GOVERNANCE" && bypasses)) throw Locked();
    }

    private static S3Error Locked() => new(ErrorCode.AccessDenied, "Access Denied because object protected by object lock.");
}
