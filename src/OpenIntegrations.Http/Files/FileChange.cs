using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>
/// The error of a file that was written, cut or replaced while it was sent. Unlike others of its type it does not pass: another attempt
/// would send another state of the file.
/// </summary>
public static class FileChange
{
    // In the range that is left to programs.
    private const int Code = unchecked((int)0xA0530001);
    private const int LateCode = unchecked((int)0xA0530002);

    public static IOException Error(string path) =>
        new($"'{path}' was changed while it was read. What was sent of it is of two states.", Code);

    /// <summary>The error of one that is not any more what was sent, although that was of one state.</summary>
    public static IOException LateError(string path) =>
        new($"'{path}' was changed after it was read. What was stored is whole, and as the file was before; send it again.", LateCode);

    public static bool Is(Exception failure) => failure is IOException { HResult: Code or LateCode };

    /// <summary>Whether what was sent is of one state all the same.</summary>
    public static bool IsLate(Exception failure) => failure is IOException { HResult: LateCode };
}
