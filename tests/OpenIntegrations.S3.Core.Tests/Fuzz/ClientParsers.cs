using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.EventStreams;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.SharedFiles;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Core.Tests.Fuzz;

/// <summary>
/// All of the client that reads what a stranger sent, by the name of its corpus. Each may refuse in its own way and in no other, and
/// says for itself what must hold of a result.
/// </summary>
internal static class ClientParsers
{
    private static readonly Dictionary<string, (Action<byte[]> Read, Type[] Refusals)> s_all = new()
    {
        ["tree"] = (bytes => Check(DepthOf(XmlTree.Read(new ArraySegment<byte>(bytes))) < 200), [typeof(XmlException)]),
        ["answer"] = (bytes => UrlEncodedList.Decode(AnswerReader.Convert(new(bytes), "ListBucketResult")), []),
        ["refusal"] = (Refusal, []),
        ["json"] = (bytes => JsonTree.Read(Text(bytes)), [typeof(JsonException)]),
        ["loose"] = (bytes => LooseJson.Read(Text(bytes)), []),
        ["ini"] = (Ini, [typeof(FormatException)]),
        ["words"] = (bytes => EncodedWords.Decode(Text(bytes)), []),
        ["extent"] = (Extent, []),
        ["digest"] = (Digest, []),
        ["address"] = (bytes => S3Address.TryParse(Text(bytes)), []),
        ["origin"] = (bytes => Origin.Parse(Text(bytes)), [typeof(FormatException), typeof(InvalidRequestException)]),
        ["events"] = (Events, [typeof(EventStreamException)]),
        ["charset"] = (bytes => Charset.Decode(bytes, Text(bytes)), []),
    };

    public static IEnumerable<string> Names => s_all.Keys;

    /// <summary>Runs a parser on an input; a refusal is as good as a result.</summary>
    public static void Run(string name, byte[] input)
    {
        (Action<byte[]> read, Type[] refusals) = s_all[name];
        try
        {
            read(input);
        }
        catch (Exception e) when (refusals.Any(r => r.IsInstanceOfType(e)))
        {
            // Refused.
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static void Check(bool holds)
    {
        if (!holds) throw new InvalidOperationException("What must hold of a result does not.");
    }

    private static int DepthOf(object? value) => value switch
    {
        TreeMap map => 1 + map.Select(m => DepthOf(m.Value)).DefaultIfEmpty().Max(),
        List<object?> list => 1 + list.Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static void Refusal(byte[] bytes)
    {
        TreeMap response = AnswerReader.Convert(new(bytes), "ListBucketResult");
        foreach (int status in new[] { 200, 301, 403, 500 })
        {
            S3Error? error = S3Error.Read(status, response, new HeaderList(), Routes.ListObjects.For("b1"));
            Check(error is null ? status == 200 : error.Code.Length > 0 && error.Message.Length > 0);
        }
    }

    private static void Ini(byte[] bytes)
    {
        foreach (IniLines lines in Enum.GetValues<IniLines>()) IniFile.Parse(Text(bytes), lines);
    }

    private static void Extent(byte[] bytes)
    {
        if (ContentRange.Parse(Text(bytes)) is { } range)
            Check(range.First >= 0 && range.Last >= range.First && !(range.Last >= range.Total));
    }

    private static void Digest(byte[] bytes)
    {
        foreach (string algorithm in new[] { "CRC32C", "SHA256" })
        {
            if (StoredDigest.Parse(algorithm, Text(bytes)) is { } digest) Check(digest.Parts >= 0 && digest.Value.Length is 4 or 32);
        }
    }

    private static void Events(byte[] bytes)
    {
        using var reader = new EventStreamReader(new MemoryStream(bytes));
        for (int i = 0; i < 100 && reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult() is not null; i++)
        {
            // Read only.
        }
    }
}
