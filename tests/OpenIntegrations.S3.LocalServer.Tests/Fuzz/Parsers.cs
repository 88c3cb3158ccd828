using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Forms;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Fuzz;

/// <summary>
/// All that reads what a stranger sent, by the name of its corpus. Each may refuse by an <see cref="S3Error"/> and by nothing else, and
/// says for itself what must hold of a result.
/// </summary>
internal static class Parsers
{
    public static Dictionary<string, Action<byte[]>> All { get; } = new()
    {
        ["xml"] = Xml,
        ["chunks"] = Chunks,
        ["form"] = Form,
        ["policy"] = bytes => PolicyDocument.Parse(bytes).Check(new HeaderList(), "b", DateTimeOffset.UnixEpoch),
        ["range"] = bytes => Range(Text(bytes)),
        ["date"] = bytes => Date(Text(bytes)),
        ["route"] = bytes => Route(Text(bytes)),
        ["tags"] = bytes => Tags.OfHeader(Text(bytes)),
        ["record"] = Record,
    };

    /// <summary>Runs a parser on an input; a refusal is as good as a result.</summary>
    public static void Run(string name, byte[] input)
    {
        try
        {
            All[name](input);
        }
        catch (S3Error)
        {
            // Refused.
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static void Xml(byte[] bytes)
    {
        XElement root = LimitedXml.Read(bytes);
        foreach (XElement element in root.DescendantsAndSelf())
            Assert.True(new List<XElement>(element.AncestorsAndSelf()).Count <= LimitedXml.MaxDepth);
    }

    private static void Chunks(byte[] bytes)
    {
        const int decoded = 5;
        using var stream = new AwsChunkedStream(new MemoryStream(bytes), null, ["x-amz-checksum-crc32"], decoded);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        Assert.Equal(decoded, memory.Length);
    }

    private static void Form(byte[] bytes)
    {
        using var form = new MultipartForm(new MemoryStream(bytes), "b");
        FormFields.Read(form);
        using var file = new MemoryStream();
        form.CopyTo(file);
        Assert.InRange(file.Length, 0, bytes.Length);
    }

    private static void Range(string header)
    {
        foreach (long size in new[] { 0, 1, 10, long.MaxValue })
        {
            try
            {
                if (ByteRange.Parse(header, size) is not { } range) continue;
                Assert.InRange(range.Offset, 0, size);
                Assert.InRange(range.Length, 0, size - range.Offset);
            }
            catch (S3Error)
            {
                // No byte of an object of that size lies in it.
            }
        }
    }

    private static void Date(string text)
    {
        if (HttpDate.TryParse(text, out var time) && HttpDate.TryParse(HttpDate.Format(time), out var again))
            Assert.True((time - again).Duration() < TimeSpan.FromSeconds(1));
    }

    private static void Route(string line)
    {
        string[] words = line.Split(' ', 2);
        var head = new RequestHead(words[0], words.Length < 2 || !words[1].StartsWith('/') ? "/" : words[1], false, new HeaderList());
        var request = new S3Request(head, new LengthBody(null!, 0), null!,
            new("us-east-1", DateTimeOffset.UnixEpoch, new Identities([], []), "127.0.0.1"));
        Assert.Equal(request.Method, Routes.Find(request).Method);
    }

    /// <summary>What is believed is served, so that it must be possible to serve it.</summary>
    private static void Record(byte[] bytes)
    {
        ObjectVersion? version;
        try
        {
            version = JsonSerializer.Deserialize(bytes, StoreJson.Default.ObjectVersion);
        }
        catch (JsonException)
        {
            return;
        }
        if (version is null || RecordRules.Complaint(version, version.Id ?? "") is not null) return;
        foreach (var (name, value) in version.Headers) Assert.True(HeadReader.IsToken(name) && value is not null);
        foreach (ObjectPart part in version.Parts ?? []) Assert.Equal(part.File ?? "", Path.GetFileName(part.File ?? ""));
        if (version.UploadId is not null) Assert.True(Sequence.IsName(version.UploadId));
        if (version.Acl is not null) Local.Documents.Xml.ReadStored(version.Acl);
    }
}
