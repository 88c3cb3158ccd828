using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using CsCheck;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Signing;

namespace OpenIntegrations.Http.Tests;

/// <summary>What holds for whatever parsers and encoders are given.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<char> s_char =
        Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00a1', '\ud7ff'], Gen.OneOf("%/?#&=+@:[].\\\"\r\n\t\0;, ".ToCharArray()));

    /// <summary>Texts that have a UTF-8 form, those beyond the basic plane among them.</summary>
    private static readonly Gen<string> s_text =
        Gen.Select(Gen.String[s_char, 0, 30], Gen.OneOf("", "\U0001F600"), (text, end) => text + end);

    /// <summary>Any UTF-16, halves of pairs too.</summary>
    private static readonly Gen<string> s_wild = Gen.OneOf(s_text, Gen.String[Gen.Char, 0, 30]);

    [Fact]
    public void What_is_percent_encoded_comes_back_and_is_plain() => s_text.Sample(text =>
    {
        string encoded = PercentEncoding.Encode(text);
        return PercentEncoding.Decode(encoded) == text && PercentEncoding.Normalize(encoded) == encoded
            && encoded.All(c => char.IsAsciiLetterOrDigit(c) || "-._~%".Contains(c, StringComparison.Ordinal))
            && PercentEncoding.Decode(PercentEncoding.EncodePath(text)) == text;
    });

    [Fact]
    public void Any_text_can_be_decoded_and_what_an_address_bar_takes_is_encoded_once() => s_text.Sample(text =>
    {
        bool isValid = PercentEncoding.TryDecode(text, out string decoded);
        string typed = UrlText.Encode(text);
        return (!isValid || decoded == PercentEncoding.Decode(text)) && UrlText.Encode(typed) == typed
            && typed.All(c => c is > ' ' and < (char)127);
    });

    [Fact]
    public void A_query_comes_back_pair_by_pair_and_has_one_canonical_form() =>
        Gen.Select(s_text.Where(t => t.Length > 0), s_text).Array[0, 6].Sample(pairs =>
        {
            var query = new QueryString();
            foreach (var (name, value) in pairs) query.Add(name, value);
            QueryString parsed = QueryString.Parse(query.ToString());
            return parsed.Decoded.Select(p => (p.Key, p.Value ?? "")).SequenceEqual(pairs)
                && QueryString.Parse(query.Canonical()).Canonical() == query.Canonical();
        });

    [Fact]
    public void A_URL_is_taken_apart_or_refused_and_what_it_leads_to_can_be_sent() => Gen.Select(s_wild, s_text).Sample((url, reference) =>
    {
        UrlParts parts;
        try
        {
            parts = UrlParts.Parse(url);
        }
        catch (FormatException)
        {
            parts = UrlParts.Parse("http://h/a/b?c");
        }
        UrlParts? next = parts.Resolve(reference);
        return Origin.Parse(parts.Origin.ToString()) == parts.Origin && parts.Path[0] == '/' && (next is null || next.Path[0] == '/');
    }, iter: 2000);

    [Fact]
    public void A_reference_stays_with_its_origin_unless_it_names_another() => s_text.Sample(reference =>
    {
        UrlParts from = UrlParts.Parse("https://store.example/a/b");
        return from.Resolve("/" + reference.TrimStart('/', '\\'))?.Origin == from.Origin;
    });

    [Fact]
    public void Challenges_give_back_what_was_quoted_and_break_on_nothing() => Gen.Select(s_wild, s_wild).Sample((realm, rest) =>
    {
        string quoted = realm.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        Challenge parsed = Challenge.Parse($"Digest realm=\"{quoted}\", nonce=x")[0];
        return parsed["realm"] == realm && parsed["nonce"] == "x" && Challenge.Parse(rest) is not null;
    });

    [Fact]
    public void Any_bytes_are_text_in_any_charset() => Gen.Select(Gen.Byte.Array[0, 40], s_wild,
        Gen.OneOf("", "utf-7", "utf-16", "x-user-defined", "65000", "\"", "windows-1251")).Sample((bytes, type, charset) =>
            Charset.Decode(bytes, type) is not null && Charset.Decode(bytes, "text/plain; charset=" + charset) is not null
            && Charset.Decode([.. Encoding.ASCII.GetBytes($"<?xml encoding='{charset}'?>"), .. bytes], (string?)null) is not null);

    [Fact]
    public void Any_JSON_comes_back_and_what_is_none_is_told_so() => Gen.Select(s_text, Gen.Long, s_text)
        .Sample((text, whole, wild) =>
        {
            var tree = new TreeMap { { "t", text }, { "n", whole }, { "l", new List<object?> { null, true, text } } };
            string json = JsonTree.Write(tree);
            try
            {
                JsonTree.Read(wild);
            }
            catch (JsonException)
            {
                // That is what it is for.
            }
            return JsonTree.Write(JsonTree.Read(json)) == json && ((TreeMap)JsonTree.Read(json)!)["t"] as string == text;
        });

    [Fact]
    public void A_body_is_as_long_as_it_says() => Gen.Select(Gen.Byte.Array[0, 500], Gen.Int[1, 200], Gen.Bool)
        .Sample((bytes, chunk, signed) =>
    {
        var multipart = new MultipartBody("b", [(new() { { "X", "é" } }, new BytesBody(bytes)), (new(), new BytesBody(bytes))]);
        var chunked = new AwsChunkedBody(new BytesBody(bytes), signed, signed ? null : "CRC32", chunk);
        chunked.Seed(new ChunkSigner("s", new SigningScope(DateTimeOffset.UnixEpoch, "r", "s3"), "0"));
        return Written(multipart) == multipart.Length && Written(chunked) == chunked.Length;
    });

    private static long Written(RequestBody body)
    {
        using var target = new MemoryStream();
        body.WriteToAsync(target, CancellationToken.None).GetAwaiter().GetResult();
        return target.Length;
    }
}
