using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>Which transfers are kept for another run when they are interrupted, and where it stands how far they are.</summary>
/// <param name="Journal">Where it stands.</param>
/// <param name="IsWanted">Whether the user wants it; null for what its size says.</param>
public sealed record Resuming(TransferJournal Journal, bool? IsWanted = null)
{
    /// <summary>Above so many bytes a transfer is kept without being asked for.</summary>
    public const long UsualSize = 64 * 1024 * 1024;

    // What the system says of a disk without room: ENOSPC, and Windows twice. There the room is worth more.
    private static readonly int[] s_full = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Told, from any thread, of what an interrupted transfer left.</summary>
    public Action<KeptTransfer> Kept { get; init; } = static _ => { };

    internal bool Covers(long? length) => IsWanted ?? length > UsualSize;

    /// <summary>Whether what ended a transfer leaves something that is worth going on with.</summary>
    internal static bool GoesOnAfter(Exception failure) => failure switch
    {
        S3RequestFailedException refusal => refusal.GetAnswer().Status is 401 or 403 or 408 or 429 or >= 500,
        IOException full when Array.IndexOf(s_full, full.HResult) >= 0 => false,
        OperationCanceledException or CredentialsUnavailableException => true,
        HttpRequestException or IOException or TimeoutException or SocketException or AuthenticationException => true,
        _ => false,
    };
}
