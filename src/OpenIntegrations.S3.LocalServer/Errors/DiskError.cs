using System;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Errors;

/// <summary>What is said when the server itself failed, most often for its disk.</summary>
internal static class DiskError
{
    /// <summary>A full disk or a quota that is used up: on Windows, Linux, macOS.</summary>
    private static readonly int[] s_full = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    /// <summary>A file system that cannot be written: on Windows, and everywhere else.</summary>
    private static readonly int[] s_readOnly = [unchecked((int)0x80070013), 30];

    public static S3Error Of(Exception failure) => failure switch
    {
        IOException when s_full.Contains(failure.HResult) => new(ErrorCode.InsufficientStorage),
        IOException when s_readOnly.Contains(failure.HResult) => ReadOnly(),
        UnauthorizedAccessException => ReadOnly(),
        _ => new(ErrorCode.InternalError, failure.Message),
    };

    private static S3Error ReadOnly() => new(ErrorCode.InternalError, "The folder of the store cannot be written. Nothing was changed.");
}
