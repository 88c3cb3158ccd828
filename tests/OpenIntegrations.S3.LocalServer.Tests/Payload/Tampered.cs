using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Payloads;

namespace OpenIntegrations.S3.Local.Tests.Payload;

/// <summary>A chunked body in which something was changed on its way.</summary>
internal sealed class Tampered(AwsChunkedBody body, string change) : RequestBody
{
    private static readonly Encoding s_latin1 = Encoding.Latin1;

    public override long? Length => null;

    /// <summary>Signs the inner body and sends the changed one.</summary>
    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await body.WriteToAsync(memory, cancellationToken);
        byte[] changed = s_latin1.GetBytes(Change(s_latin1.GetString(memory.ToArray())));
        await target.WriteAsync(changed, cancellationToken);
    }

    private string Change(string wire) => change switch
    {
        "data" => Flip(wire, wire.IndexOf("\r\n", StringComparison.Ordinal) + 100),
        "signature" => Flip(wire, wire.IndexOf("chunk-signature=", StringComparison.Ordinal) + 20),
        "last-signature" => Flip(wire, wire.LastIndexOf("chunk-signature=", StringComparison.Ordinal) + 20),
        "no-signature" => wire.Replace(";chunk-signature=", ";other-signature=", StringComparison.Ordinal),
        "trailer" => Flip(wire, wire.LastIndexOf("crc32:", StringComparison.Ordinal) + 6),
        "trailer-signature" => Flip(wire, wire.LastIndexOf("trailer-signature:", StringComparison.Ordinal) + 20),
        "no-trailer-signature" => wire[..wire.LastIndexOf("x-amz-trailer-signature:", StringComparison.Ordinal)] + "\r\n",
        "size" => "7" + wire[1..],
        "more" => wire + "more",
        _ => wire,
    };

    private static string Flip(string text, int at) => text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..];
}

/// <summary>Signs the body that was meant, for a request that sends another one.</summary>
internal sealed class TamperedAuthorization(AwsChunkedBody body) : Authorization
{
    public override async ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WireRequest meant = request.With(body: body);
        await new Aws4Authorization(TestServer.Account, "us-east-1").ApplyAsync(meant, now, cancellationToken);
        foreach (string name in meant.Headers.Names.ToArray()) request.Headers[name] = meant.Headers[name];
    }
}
