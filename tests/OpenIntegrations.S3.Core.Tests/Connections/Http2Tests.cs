using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Connections;

/// <summary>The version of HTTP, as a server sees it that speaks both.</summary>
public sealed class Http2Tests
{
    [Theory]
    [InlineData(null, "HTTP/1.1")]
    [InlineData("1.1", "HTTP/1.1")]
    [InlineData("2.0", "HTTP/2")]
    public async Task The_profile_says_which(string? version, string expected)
    {
        using var certificates = new TestCertificates();
        using var certificate = certificates.Issue("localhost");
        var seen = new ConcurrentQueue<string>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
        }));
        await using WebApplication server = builder.Build();
        server.Run(async context =>
        {
            seen.Enqueue(context.Request.Protocol);
            await context.Response.WriteAsync("<ListAllMyBucketsResult/>");
        });
        await server.StartAsync(CancellationToken.None);

        using var world = new TestWorld();
        var settings =
            new ConnectionSettings("test") { ["Url"] = string.Join("", server.Urls), ["AccessKey"] = "a", ["SecretKey"] = "s",
                ["HttpVersion"] = version, ["CaFile"] = certificates.WriteAuthority(world.Home) };
        S3Answer answer = await new S3Client(world.Connect(settings))
            .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        Assert.Null(answer.Error);
        Assert.Equal(expected, Assert.Single(seen));
        await server.StopAsync(CancellationToken.None);
    }
}
