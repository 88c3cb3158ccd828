using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;
using static OpenIntegrations.Http.Tests.Transport.Sending;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>What stands in a connection behind an answer is not the answer to the next request.</summary>
public sealed class StrayAnswerTests
{
    private const string Stray = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray";

    public static TheoryData<string, int, string, bool, bool> Strays
    {
        get
        {
            var strays = new TheoryData<string, int, string, bool, bool>();
            foreach ((string method, int status) in new[] { ("GET", 200), ("PUT", 200), ("HEAD", 200), ("GET", 304), ("DELETE", 204) })
            {
                foreach (string stray in new[] { Stray, "\r\n" + Stray, "x" })
                {
                    foreach (bool isSecure in new[] { false, true })
                    {
                        strays.Add(method, status, stray, isSecure, false);
                        strays.Add(method, status, stray, isSecure, true);
                    }
                }
            }
            return strays;
        }
    }

    [Theory, MemberData(nameof(Strays))]
    public async Task The_next_request_gets_its_own_answer(string method, int status, string stray, bool isSecure, bool isApart)
    {
        using var certificates = new TestCertificates();
        using X509Certificate2 certificate = certificates.Issue();
        int asked = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref asked) == 1
            ? new Answer(status, "first") { Behind = Encoding.ASCII.GetBytes(stray), IsBehindApart = isApart } : new Answer(200, "mine"))
        {
            Certificate = isSecure ? certificate : null,
        };
        var transport = new HttpTransport(new TransportSettings { SkipCertificateCheck = true }, Eager);
        using (WireResponse first = await transport.SendAsync(Request(server, method, "/1"), Authorization.None, CancellationToken.None))
            await first.ReadAllAsync(AnswerLimit.OfDocument(100), CancellationToken.None);
        await server.BehindSent;
        using WireResponse next = await transport.SendAsync(Request(server, "GET", "/2"), Authorization.None, CancellationToken.None);
        Assert.Equal("mine", Encoding.ASCII.GetString(await next.ReadAllAsync(AnswerLimit.OfDocument(100), CancellationToken.None)));
        Assert.Equal(2, server.Connections);
    }
}
