using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>Servers that answer before they have the whole body.</summary>
public sealed class EarlyAnswerTests
{
    private const string Refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nnope";
    private static readonly byte[] s_block = new byte[4 * 1024 * 1024];

    public static MatrixTheoryData<string, bool, bool> Manners => new(Enum.GetNames<EarlyManner>(), [false, true], [false, true]);

    [Theory, MemberData(nameof(Manners))]
    public async Task The_refusal_is_read(string manner, bool isSecure, bool hasLength)
    {
        using var server = new EarlyServer(Enum.Parse<EarlyManner>(manner), Refusal, isSecure);
        for (int i = 0; i < 2; i++)
        {
            using WireResponse response = await Send(server, hasLength);
            Assert.Equal(403, response.Status);
            Assert.Equal("nope", Encoding.UTF8.GetString(await response.ReadAllAsync(AnswerLimit.OfContent(100), CancellationToken.None)));
        }
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_success_that_comes_too_early_is_not_believed()
    {
        using var server = new EarlyServer(EarlyManner.Stalls, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", isSecure: false);
        var error = await Assert.ThrowsAnyAsync<IOException>(() => Send(server, hasLength: true));
        Assert.Contains("before it had the whole body", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_without_an_answer_says_so()
    {
        using var server = new EarlyServer(EarlyManner.Closes, "", isSecure: false);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Send(server, hasLength: false));
    }

    [Fact]
    public async Task Connections_are_kept_when_the_answer_comes_in_time()
    {
        using var server = new ScriptedServer(new Answer());
        for (int i = 0; i < 200; i++)
        {
            var request = new WireRequest("PUT", Origin.Parse(server.Url), "/k") { Body = new BytesBody(s_block.AsMemory(0, 300_000)) };
            using WireResponse response = await new HttpTransport(TransportSettings.Default, RetryPolicy.None)
                .SendAsync(request, Authorization.None, CancellationToken.None);
            Assert.Equal(200, response.Status);
            await response.ReadAllAsync(AnswerLimit.OfContent(0), CancellationToken.None);
        }
        Assert.Equal(1, server.Connections);
    }

    private static Task<WireResponse> Send(EarlyServer server, bool hasLength)
    {
        var request = new WireRequest("PUT", Origin.Parse(server.Url), "/b/k") { Body = new VastBody(hasLength) };
        return new HttpTransport(new TransportSettings { SkipCertificateCheck = true }, RetryPolicy.None)
            .SendAsync(request, Authorization.None, CancellationToken.None);
    }

    /// <summary>A body that is never through before its server's answer is there, however busy the machine.</summary>
    private sealed class VastBody(bool hasLength) : RequestBody
    {
        public override long? Length { get; } = hasLength ? 16L << 30 : null;

        public override bool CanRepeat => false;

        public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
        {
            for (long sent = 0; Length is null || sent < Length; sent += s_block.Length)
                await target.WriteAsync(s_block, cancellationToken);
        }
    }
}
