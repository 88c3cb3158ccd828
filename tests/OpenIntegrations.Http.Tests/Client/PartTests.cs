using System;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class PartTests
{
    [Fact]
    public void A_body_is_sent_in_parts()
    {
        using var server = new ScriptedServer(new Answer(202), new Answer(202), new Answer(201, "done"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/up").SetBinaryBody("0123456789").AddHeader("X-A", "1")
            .AddAWS4Authorization("a", "s", "r").SendDataInParts(4);
        Assert.Equal("done", client.ReturnResponseAsString());
        Assert.Equal(["0123", "4567", "89"], server.Requests.Select(r => r.Text));
        Assert.Equal(["bytes 0-3/10", "bytes 4-7/10", "bytes 8-9/10"], server.Requests.Select(r => r.Header("Content-Range")));
        Assert.All(server.Requests,
            r => Assert.Equal("PUT /up 1 application/octet-stream", $"{r} {r.Header("X-A")} {r.Header("Content-Type")}"));
        Assert.Equal(3, server.Requests.Select(r => r.Header("Authorization")).Distinct().Count());
    }

    [Fact]
    public void A_file_is_sent_in_parts_and_a_part_may_be_larger_than_the_body()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "0123456789");
        using var server = new ScriptedServer(new Answer(200));
        HttpRequests.NewRequest().Initialize(server.Url).SetBinaryBody(path).SendDataInParts(6, "POST");
        HttpRequests.NewRequest().Initialize(server.Url).SetBinaryBody(path).SendDataInParts();
        File.Delete(path);
        Assert.Equal(["012345", "6789", "0123456789"], server.Requests.Select(r => r.Text));
        Assert.Equal("bytes 0-9/10", server.Requests[2].Header("Content-Range"));
        Assert.Equal("POST", server.Requests[0].Method);
    }

    [Fact]
    public void The_servers_range_says_where_to_go_on()
    {
        using var server = new ScriptedServer(
            new Answer(308).With("Range", "bytes=0-1"), new Answer(308).With("Range", "0-5"), new Answer(308),
            new Answer(308).With("Range", "bytes=0-7"), new Answer(200));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetStringBody("0123456789").SendDataInParts(4);
        Assert.Equal(200, client.Response!.Status);
        Assert.Equal(["0123", "2345", "6789", "0123", "89"], server.Requests.Select(r => r.Text));
    }

    [Fact]
    public void A_server_that_takes_nothing_ends_it()
    {
        using var server = new ScriptedServer(new Answer(308).With("Range", "bytes=0-1"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetStringBody("0123456789").SendDataInParts(4);
        Assert.True(client.Error);
        Assert.Equal(5, server.Requests.Length);
        Assert.Contains("does not take the body beyond byte 2", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_busy_server_is_asked_three_times_more_and_a_refusal_ends_it()
    {
        using var server = new ScriptedServer(new Answer(503), new Answer(500), new Answer(502), new Answer(200), new Answer(403, "no"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetStringBody("0123456789").SendDataInParts(4);
        Assert.False(client.Error);
        Assert.Equal(403, client.Response!.Status);
        Assert.Equal(["0123", "0123", "0123", "0123", "4567"], server.Requests.Select(r => r.Text));
        using var broken = new ScriptedServer(new Answer(503));
        Assert.Equal(503, HttpRequests.NewRequest().Initialize(broken.Url).SetStringBody("0123456789").SendDataInParts(4).Response!.Status);
        Assert.Equal(4, broken.Requests.Length);
    }

    [Fact]
    public void One_part_is_sent_by_its_place()
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetStringBody("0123456789").SendPart(2, 3)
            .SendPart(8, 100, "PATCH");
        Assert.False(client.Error);
        Assert.Equal(["PUT 234 bytes 2-4/10", "PATCH 89 bytes 8-9/10"],
            server.Requests.Select(r => $"{r.Method} {r.Text} {r.Header("Content-Range")}"));
        Assert.Contains("10 bytes; 1 from byte 10 are not there", (string)client.SendPart(10, 1).GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_parts_is_an_error()
    {
        Assert.Contains("There is no body to send", (string)HttpRequests.NewRequest().Initialize("x").SendDataInParts().GetLog(true),
            StringComparison.Ordinal);
        Assert.Contains("A part of 0 bytes",
            (string)HttpRequests.NewRequest().Initialize("x").SetStringBody("a").SendDataInParts(0).GetLog(true), StringComparison.Ordinal);
        Assert.Contains("cannot be sent in parts",
            (string)HttpRequests.NewRequest().Initialize("x").StartMultipartBody().AddMultipartFormDataField("a", 1).SendDataInParts(3)
                .GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seekable_stream_is_sent_in_parts()
    {
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).SetBinaryBody(new MemoryStream("0123456789"u8.ToArray())).SendDataInParts(7);
        Assert.Equal(["0123456", "789"], server.Requests.Select(r => r.Text));
    }
}
