using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OpenIntegrations.S3.Profiles;

/// <summary>DPAPI: encrypts for the logged-on Windows user. Called directly, because the managed wrapper is no part of .NET.</summary>
internal static class WindowsDataProtection
{
    private const int NoUserInterface = 1;

    public static bool IsAvailable { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static byte[] Protect(byte[] plain) => Call(plain, encrypt: true) ?? throw new Win32Exception();

    /// <returns>Null when the data were encrypted for someone else.</returns>
    public static byte[]? Unprotect(byte[] encrypted) => Call(encrypted, encrypt: false);

    private static byte[]? Call(byte[] input, bool encrypt)
    {
        GCHandle pinned = GCHandle.Alloc(input, GCHandleType.Pinned);
        try
        {
            var source = new Blob { Length = input.Length, Data = pinned.AddrOfPinnedObject() };
            Blob result = default;
            bool done = encrypt
                ? CryptProtectData(ref source, null, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, NoUserInterface, ref result)
                : CryptUnprotectData(ref source, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, NoUserInterface, ref result);
            return done ? Take(result) : null;
        }
        finally
        {
            pinned.Free();
        }
    }

    private static byte[] Take(Blob blob)
    {
        var bytes = new byte[blob.Length];
        Marshal.Copy(blob.Data, bytes, 0, blob.Length);
        LocalFree(blob.Data);
        return bytes;
    }

    [DllImport("crypt32", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool CryptProtectData(ref Blob input, string? description, IntPtr entropy, IntPtr reserved, IntPtr prompt,
        int flags, ref Blob output);

    [DllImport("crypt32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool CryptUnprotectData(ref Blob input, IntPtr description, IntPtr entropy, IntPtr reserved, IntPtr prompt,
        int flags, ref Blob output);

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Length;
        public IntPtr Data;
    }
}
