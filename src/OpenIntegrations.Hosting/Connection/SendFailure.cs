using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using OpenIntegrations.Hosting.Actions;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>What a failure without an answer says of an action that must not happen twice.</summary>
internal static class SendFailure
{
    public static bool IsOne(Exception failure) => failure is HttpRequestException or IOException or TimeoutException;

    /// <summary>Whether nothing can have reached the provider.</summary>
    public static bool IsBefore(Exception failure) => failure switch
    {
        AuthenticationException => true,
        SocketException socket =>
            socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        { InnerException: { } inner } => IsBefore(inner),
        _ => false,
    };

    /// <summary>What a user should know who would run the command again.</summary>
    public static string Advice(HostingAction action) => action.IsRepeatable ? ""
        : " Whether it was carried out is not known. It was not sent again: look first at the accounts and their usage, and "
            + "repeat it only if nothing happened.";

    public static string Explain(Exception failure) =>
        failure.InnerException is { } inner && !failure.Message.Contains(inner.Message) ? $"{failure.Message} {Explain(inner)}"
            : failure.Message;
}
