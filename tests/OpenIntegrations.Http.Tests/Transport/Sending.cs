using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>A request to a scripted server, sent up to three times without a pause.</summary>
internal static class Sending
{
    public static RetryPolicy Eager { get; } = new(3, static () => 0);

    public static WireRequest Request(ScriptedServer server, string method, string path, RequestBody? body = null) =>
        new(method, Origin.Parse(server.Url), path) { Body = body ?? RequestBody.Empty };

    public static Task<WireResponse> Send(WireRequest request) =>
        new HttpTransport(TransportSettings.Default, Eager).SendAsync(request, Authorization.None, CancellationToken.None);
}
