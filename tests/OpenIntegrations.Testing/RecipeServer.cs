using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;

namespace OpenIntegrations.Testing;

/// <summary>The service that the recipes of the documentation talk to.</summary>
public static class RecipeServer
{
    private const string Film = "0123456789";

    /// <param name="certificates">With them it speaks TLS.</param>
    public static ScriptedServer Start(TestCertificates? certificates = null)
    {
        int asked = 0;
        return new(request =>
            request.Path == "/busy" && Interlocked.Increment(ref asked) == 1 ? new Answer(503)
                : Answer(request)) { Certificate = certificates?.Issue("localhost") };
    }

    private static Answer Answer(RecordedRequest request) => request.Path switch
    {
        "/items/7" => new Answer(200, """{"id":7,"name":"A cat","tags":["grey","small"]}""").With("Content-Type", "application/json"),
        "/missing" => new Answer(404, """{"error":"no such item"}""").With("Content-Type", "application/json"),
        "/letter" => new Answer { Bytes = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2] }.With("Content-Type", "text/plain; charset=windows-1251"),
        "/old" => new Answer(301).With("Location", "/busy"),
        "/session" => new Answer().With("Set-Cookie", "sid=abc; Path=/; HttpOnly"),
        "/private" when request.Header("Authorization") is null =>
            new Answer(401).With("WWW-Authenticate", "Digest realm=\"cats\", nonce=\"n0nce\", algorithm=SHA-256, qop=\"auth\""),
        "/films/1" when request.Header("Range") is { } range => Range(range),
        "/films/1" => new Answer(200, Film),
        "/upload" => Upload(request.Header("Content-Range")!),
        _ => Echo.Answer(request),
    };

    private static Answer Range(string range)
    {
        int[] ends = range["bytes=".Length..].Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Answer(206, Film[ends[0]..(ends[1] + 1)]).With("Content-Range", $"bytes {ends[0]}-{ends[1]}/{Film.Length}");
    }

    private static Answer Upload(string range)
    {
        int[] numbers = range["bytes ".Length..].Split('-', '/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return numbers[1] + 1 < numbers[2] ? new Answer(308).With("Range", $"bytes=0-{numbers[1]}") : new Answer(201);
    }
}
