using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.EventStreams;
using OpenIntegrations.S3.Queries;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Queries;

public sealed class QueryStreamTests(RealServers servers)
{
    private const string Stats = "<Stats xmlns=\"\"><BytesScanned>7</BytesScanned><BytesProcessed>8</BytesProcessed>"
        + "<BytesReturned>9</BytesReturned></Stats>";

    [Fact]
    public async Task Records_come_whole_whatever_messages_they_are_cut_into()
    {
        byte[] text = Encoding.UTF8.GetBytes("ä,1\n日本,2\n\"x\ny\",3\n");
        byte[][] cut = [.. text.Select(b => EventStreamWriter.Event("Records", [b])), EventStreamWriter.Event("Cont", ""),
            EventStreamWriter.Event("Stats", Stats), EventStreamWriter.Event("New", "x"), EventStreamWriter.Event("End", "")];
        (List<string> records, QueryStream query) = await ReadAsync(EventStreamWriter.Answer(cut));
        Assert.Equal(["ä,1", "日本,2", "\"x\ny\",3"], records);
        Assert.Equal(new QueryCount(7, 8, 9), query.Stats);
    }

    [Fact]
    public async Task Progress_is_told()
    {
        using var server = new ScriptedServer(EventStreamWriter.Answer(
            EventStreamWriter.Event("Progress", Stats.Replace("Stats", "Progress", StringComparison.Ordinal)),
            EventStreamWriter.Event("Records", "a\n"), EventStreamWriter.Event("End", "")));
        (QueryStream? query, _) = await QueryStream.OpenAsync(Client(server), Request("b1", "k"), CancellationToken.None);
        var told = new List<QueryCount>();
        query!.Progress = told.Add;
        using var reader = new StreamReader(query);
        Assert.Equal("a\n", await reader.ReadToEndAsync());
        Assert.Equal([new QueryCount(7, 8, 9)], told);
    }

    public static TheoryData<string, bool> Alive => new()
    {
        { "continuations", false }, { "empty records", false }, { "the same progress", false }, { "records", true }, { "progress", true },
    };

    /// <summary>That a query goes on is no news for ever: a record is, and that more was scanned.</summary>
    [Theory, MemberData(nameof(Alive))]
    public async Task Signs_of_life_alone_end(string what, bool isNews)
    {
        byte[] Next(int number) => what switch
        {
            "continuations" => EventStreamWriter.Event("Cont", ""),
            "empty records" => EventStreamWriter.Event("Records", ""),
            "records" => EventStreamWriter.Event("Records", "a\n"),
            _ => EventStreamWriter.Event("Progress", "<Progress><BytesScanned>" + (isNews ? number : 1) + "</BytesScanned></Progress>"),
        };
        Answer answer = EventStreamWriter.Answer([.. Enumerable.Range(1, 40).Select(Next), EventStreamWriter.Event("End", "")]);
        using var server = new ScriptedServer(answer with { Pause = TimeSpan.FromMilliseconds(2) });
        // News come in a twentieth of the time in which some must come, and all of them in more than that.
        S3Client client = Client(server, patience: isNews ? 5 : 2);
        (QueryStream? query, _) = await QueryStream.OpenAsync(client, Request("b1", "k"), CancellationToken.None);
        using var reader = new StreamReader(query!);
        Task<string> reading = reader.ReadToEndAsync();
        if (isNews) Assert.Equal(what == "records" ? 80 : 0, (await reading).Length);
        else
        {
            var endless = await Assert.ThrowsAsync<EndlessAnswerException>(() => reading);
            Assert.Contains("no record", endless.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_end_it_is_an_error()
    {
        Answer cut = EventStreamWriter.Answer(EventStreamWriter.Event("Records", "a\n"), EventStreamWriter.Event("Stats", Stats));
        var read = new List<string>();
        await Assert.ThrowsAsync<EventStreamException>(() => ReadAsync(cut, read));
        Assert.Equal(["a"], read);
    }

    [Fact]
    public async Task An_error_behind_records_is_an_error()
    {
        Answer failing = EventStreamWriter.Answer(EventStreamWriter.Event("Records", "a\n"),
            EventStreamWriter.Error("CastFailed", "Attempt to convert from one data type to another failed."));
        var read = new List<string>();
        var error = await Assert.ThrowsAsync<S3RequestFailedException>(() => ReadAsync(failing, read));
        Assert.Equal("CastFailed", error.Code);
        Assert.Equal(["a"], read);
    }

    [Fact]
    public async Task An_answer_that_is_no_stream_of_events_is_an_error() =>
        await Assert.ThrowsAsync<EventStreamException>(() => ReadAsync(new Answer(200, "1,2\n3,4\n").With("ETag", "\"e\"")));

    [Fact]
    public void Records_are_cut_at_delimiters_outside_of_marks()
    {
        Gen<string> value = Gen.Char["ab,;\n\"\\ü"].Array[0, 8].Select(c => new string(c));
        Gen<string> delimiter = Gen.Int[0, 2].Select(i => new[] { "\n", "\r\n", ";;" }[i]);
        Gen.Select(value.Array[1, 20], delimiter, (values, delimiter) => (values, delimiter)).Sample(t =>
        {
            string text = string.Concat(t.values.Select(v => Quoted(v) + t.delimiter));
            var reader = new RecordReader(new StringReader(text), RecordForm.Csv with { Delimiter = t.delimiter });
            var records = new List<string>();
            while (reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult() is { } record) records.Add(record);
            Assert.Equal(t.values.Select(Quoted), records);
        });
    }

    [Fact]
    public async Task Moto_answers_a_query()
    {
        (S3Client client, string bucket) = await servers.BucketAsync("moto");
        await client.PutAsync(bucket, "k.csv", "name,size\ncat,1\ndog,2\n"u8.ToArray());
        (QueryStream? query, S3Answer? refusal) = await QueryStream.OpenAsync(client, Request(bucket, "k.csv"), CancellationToken.None);
        Assert.True(refusal is null, refusal?.Error?.ToString());
        using var reader = new StreamReader(query!);
        string text = await reader.ReadToEndAsync();
        Assert.Contains("\"cat\"", text, StringComparison.Ordinal);
        Assert.Contains("\"dog\"", text, StringComparison.Ordinal);
    }

    private static string Quoted(string value) => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task<(List<string> Records, QueryStream Query)> ReadAsync(Answer answer, List<string>? records = null)
    {
        using var server = new ScriptedServer(answer);
        (QueryStream? query, _) = await QueryStream.OpenAsync(Client(server), Request("b1", "k"), CancellationToken.None);
        records ??= [];
        using var text = new StreamReader(query!);
        var reader = new RecordReader(text, RecordForm.Csv);
        while (await reader.ReadAsync(CancellationToken.None) is { } record) records.Add(record);
        return (records, query!);
    }

    private static S3Request Request(string bucket, string key) => Routes.SelectObjectContent.For(bucket, key)
        .WithDocument(S3Document.FromTree("SelectObjectContentRequest", new TreeMap
        {
            { "Expression", "select * from s3object s" }, { "ExpressionType", "SQL" },
            { "InputSerialization", new TreeMap { { "CSV", new TreeMap { { "FileHeaderInfo", "USE" } } } } },
            { "OutputSerialization", new TreeMap { { "JSON", new TreeMap() } } },
        }));

    private static S3Client Client(ScriptedServer server, int patience = 300) => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1, ["Provider"] = "Other",
        ["DocumentTimeout"] = patience,
    }));
}
