using System.Net;
using System.Net.Sockets;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Wire;

/// <summary>A client may be gone at any moment, also before its first word is waited for.</summary>
public sealed class ConnectionTests
{
    [Theory, InlineData("closed"), InlineData("never connected"), InlineData("reset")]
    public void Who_is_gone_is_served_to_its_end(string how)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        if (how == "reset") client.Connect(listener.LocalEndPoint!);
        using Socket served = how == "reset" ? listener.Accept()
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.LingerState = new LingerOption(true, 0);
        client.Close();
        if (how == "closed") served.Close();
        using var connection = new Connection(served, null!);
        connection.Serve();
    }
}
