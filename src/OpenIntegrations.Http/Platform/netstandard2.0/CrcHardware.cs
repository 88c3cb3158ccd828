using System;

namespace OpenIntegrations.Http.Checksums;

/// <summary>Not reachable from .NET Framework; the tables do the work.</summary>
internal static class CrcHardware
{
    public static bool IsSupported => false;

    public static uint Crc32C(uint crc, byte[] buffer, int offset, int count) => throw new PlatformNotSupportedException();
}
