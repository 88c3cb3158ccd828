using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>What a scripted server says. Content-Length is added unless <see cref="Raw"/> says how the bytes go out.</summary>
public sealed record Answer(int Status = 200, string Body = "")
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Bytes { get; init; }

    /// <summary>Waited before the answer begins.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Its end is awaited before the answer begins: a test says itself when.</summary>
    public Task? After { get; init; }

    /// <summary>Sent instead of everything else; then the connection is closed.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>The bytes of the body that are sent before the connection breaks; null sends all.</summary>
    public int? BreakAfter { get; init; }

    /// <summary>Waited behind each byte of the body, or of <see cref="Raw"/>.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Where it ends before its end, the connection stays, and nothing more comes.</summary>
    public bool Stalls { get; init; }

    /// <summary>Sent behind the answer, although nobody asked for it.</summary>
    public byte[] Behind { get; init; } = [];

    /// <summary>Whether that goes out by itself, when the answer has gone.</summary>
    public bool IsBehindApart { get; init; }

    public byte[] Content => Bytes ?? Encoding.UTF8.GetBytes(Body);

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };

    /// <summary>Nothing, said by a store: what S3 answers to what sets or makes something.</summary>
    public static Answer Done { get; } = new Answer().With("x-amz-request-id", "R1");

    /// <summary>An S3 error document.</summary>
    public static Answer Error(int status, string code, string message = "no") =>
        new Answer(status,
            $"<?xml version=\"1.0\" "
                + $"encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message><RequestId>R1</RequestId></Error>")
                    .With("Content-Type", "application/xml");
}
