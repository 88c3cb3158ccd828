using System;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Cells;

/// <summary>How a connection's sign-in is asked for: as its store is, save that such answers are quick.</summary>
internal static class SignInTransport
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    public static TransportSettings Of(TransportSettings transport) => transport with
    {
        FirstByteTimeout = transport.FirstByteTimeout < s_longest ? transport.FirstByteTimeout : s_longest,
    };
}
