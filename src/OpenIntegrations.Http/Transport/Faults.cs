using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OpenIntegrations.Http.Transport;

/// <summary>What the exceptions of a connection say of it.</summary>
internal static class Faults
{
    /// <summary>No host of that name is known.</summary>
    public static bool IsUnknownHost(Exception failure) => Socket(failure)
        is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain;

    /// <summary>The server cannot have seen the request: there was no connection to it.</summary>
    public static bool IsUnreached(Exception failure) => IsUnknownHost(failure) || Has<AuthenticationException>(failure)
        || Socket(failure) is SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable
            or SocketError.HostDown or SocketError.NetworkDown or SocketError.TimedOut;

    /// <summary>Something answered, but not in HTTP.</summary>
    public static bool IsGarbage(Exception failure) => failure is AnswerTooLargeException { IsOfHeaders: true }
        || failure is HttpRequestException && !Has<SocketException>(failure) && !Has<IOException>(failure);

    /// <summary>A connection broke while a body came: nothing else is wrong with it, such as the disk that it goes to.</summary>
    public static bool IsBroken(IOException failure) =>
        failure is EndOfStreamException || HttpErrors.IsBroken(failure) || Has<SocketException>(failure);

    private static SocketError? Socket(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket) return socket.SocketErrorCode;
        }
        return null;
    }

    private static bool Has<T>(Exception failure) where T : Exception
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is T) return true;
        }
        return false;
    }
}
