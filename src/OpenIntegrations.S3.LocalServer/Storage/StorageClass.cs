using System;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The classes an object can be stored in. All lie in the same folder; but who archives must restore before he reads.</summary>
internal static class StorageClass
{
    public const string Standard = "STANDARD";
    private static readonly string[] s_known =
    [
        Standard, "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR",
        "OUTPOSTS", "SNOW", "EXPRESS_ONEZONE",
    ];

    /// <summary>Null for the standard class, which is not kept and not shown.</summary>
    /// <exception cref="S3Error">Nobody knows the class.</exception>
    public static string? Of(string? name)
    {
        if (name is not null && !s_known.Contains(name)) throw ErrorCode.InvalidStorageClass.With("StorageClassRequested", name);
        return name == Standard ? null : name;
    }

    public static bool IsKnown(string name) => s_known.Contains(name);

    public static bool IsArchive(ObjectVersion version) => version.StorageClass is "GLACIER" or "DEEP_ARCHIVE";

    /// <exception cref="S3Error">The object is archived and was not restored, or not for long enough.</exception>
    public static void CheckReadable(ObjectVersion version, DateTimeOffset now)
    {
        if (IsArchive(version) && !(version.RestoredUntil > now))
            throw ErrorCode.InvalidObjectState.With("StorageClass", version.StorageClass!);
    }
}
