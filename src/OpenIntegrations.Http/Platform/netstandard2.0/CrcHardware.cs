using System;

namespace OpenIntegrations.Http.Checksums;

/// <summary>Not reachable from .NET Framework; the tables do the work.</summary>
internal static class CrcHardware
{
    public static Func<ulong, byte[], int, int, ulong>? For(CrcKind kind) => null;
}
