using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.EventStreams;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Queries;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Has the store look into an object of CSV, JSON or Parquet, and gets the records that a query chooses, as they come.</summary>
/// <remarks>
/// AWS offers it to accounts that used it before July 2024 only; MinIO and some others have it. What came before an error is given, and
/// the error says that it is not all. With -Verbose the store's count of the bytes it read is shown.
/// </remarks>
/// <example>
/// <code>Select-S3ObjectContent logs 2026/11.csv "SELECT s.status, s.path FROM S3Object s WHERE s.status = '500'"</code>
/// <para>An object for each record, with the columns as properties.</para>
/// </example>
/// <example>
/// <code>Select-S3ObjectContent logs events.jsonl.gz 'SELECT * FROM S3Object s LIMIT 10' -OutputFormat JSON</code>
/// <para>The records as lines of JSON, as the store wrote them.</para>
/// </example>
[Cmdlet(VerbsCommon.Select, "S3ObjectContent"), OutputType(typeof(PSObject), typeof(string))]
[S3Operation(nameof(Routes.SelectObjectContent))]
[Takes(typeof(ReadKeyParameters))]
public sealed partial class SelectS3ObjectContent : ObjectCmdlet
{
    private const int RecordsAtOnce = 64;
    private const int RecordShown = 200;
    private const int ActivityId = 54;

    /// <summary>The query, in the SQL of the store. The object is named S3Object there.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string Expression { get; set; } = "";

    /// <summary>The language of the query; there is only SQL.</summary>
    [Parameter, ValidateSet("SQL")]
    public string ExpressionType { get; set; } = "SQL";

    /// <summary>How the object is written. Without it the key tells (.json, .jsonl, .ndjson, .parquet), else it is CSV.</summary>
    [Parameter, ValidateSet("CSV", "JSON", "JSONLines", "Parquet")]
    public string? InputFormat { get; set; }

    /// <summary>How the object is compressed. Without it the key's extension tells (.gz, .bz2).</summary>
    [Parameter, ValidateSet("NONE", "GZIP", "BZIP2")]
    public string? Compression { get; set; }

    /// <summary>What the first line of a CSV is: USE for names of columns, IGNORE for names that are not used, NONE for a record.</summary>
    [Parameter, ValidateSet("USE", "IGNORE", "NONE")]
    public string? CsvHeader { get; set; }

    /// <summary>How the object is written, as a hashtable with all that S3 knows: <c>@{ CSV = @{ FieldDelimiter = ';' } }</c>.</summary>
    [Parameter]
    public IDictionary? InputSerialization { get; set; }

    /// <summary>What comes: Object, for an object of each record, or the records as lines of CSV or JSON.</summary>
    [Parameter, ValidateSet("Object", "CSV", "JSON")]
    public string OutputFormat { get; set; } = "Object";

    /// <summary>How the store writes the records, as a hashtable with all that S3 knows; what comes are lines of text then.</summary>
    [Parameter]
    public IDictionary? OutputSerialization { get; set; }

    /// <summary>The byte of the object where the query begins; it takes the records that begin from there on.</summary>
    [Parameter, ValidateRange(0, long.MaxValue)]
    public long? ScanStart { get; set; }

    /// <summary>The byte of the object behind which no record is begun. Alone it means that many last bytes.</summary>
    [Parameter, ValidateRange(0, long.MaxValue)]
    public long? ScanEnd { get; set; }

    /// <summary>Has the store say how far it is, and shows it.</summary>
    [Parameter]
    public SwitchParameter RequestProgress { get; set; }

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => false;

    private bool GivesObjects => OutputSerialization is null && OutputFormat == "Object";

    /// <inheritdoc/>
    protected override S3Request CreateRequest() =>
        base.CreateRequest().WithDocument(S3Document.FromTree(MainRoute.RequestRoot!, new TreeMap
        {
            { nameof(Expression), Expression },
            { nameof(ExpressionType), ExpressionType },
            { nameof(RequestProgress), RequestProgress ? new TreeMap { { "Enabled", true } } : null },
            { nameof(InputSerialization), InputSerialization is null ? SelectInput.Of(Key, InputFormat, Compression, CsvHeader)
                : PsTree.FromPowerShell(InputSerialization) },
            { nameof(OutputSerialization), Output() },
            { "ScanRange", ScanStart is null && ScanEnd is null ? null
                : new TreeMap { { "Start", ScanStart }, { "End", ScanEnd } } },
        }));

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        S3Request request = CreateRequest();
        (bool givesObjects, RecordForm form) = (GivesObjects, Form(Sent(request)));
        return token => ReadAsync(request, givesObjects, form, token);
    }

    private TreeMap Output() => OutputSerialization is not null ? (TreeMap)PsTree.FromPowerShell(OutputSerialization)!
        : new TreeMap { { OutputFormat == "CSV" ? "CSV" : "JSON", new TreeMap() } };

    // As it was sent: whoever wrote the names in a case of their own meant the same.
    private TreeMap Sent(S3Request request) => XmlTree.Read(new ArraySegment<byte>(((BytesBody)request.Body!).Bytes.ToArray()))
        .GetMap(MainRoute.RequestRoot!, nameof(OutputSerialization)) ?? new TreeMap();

    private static RecordForm Form(TreeMap output)
    {
        TreeMap? csv = output.GetMap("CSV");
        RecordForm usual = csv is null ? RecordForm.Json : RecordForm.Csv;
        string? Text(string name) => (csv ?? output.GetMap("JSON"))?[name]?.ToString() is { Length: > 0 } text ? text : null;
        return csv is null ? usual with { Delimiter = Text("RecordDelimiter") ?? usual.Delimiter }
            : new RecordForm(Text("RecordDelimiter") ?? usual.Delimiter, Text("QuoteCharacter")?[0] ?? usual.Quote,
                Text("QuoteEscapeCharacter")?[0] ?? usual.Escape);
    }

    private async Task ReadAsync(S3Request request, bool givesObjects, RecordForm form, CancellationToken cancellationToken)
    {
        (QueryStream? open, S3Answer? refusal) = await QueryStream.OpenAsync(Client, request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            Write(refusal);
            return;
        }
        using QueryStream query = open!;
        string activity = $"Querying {request.Bucket}/{request.Key}";
        query.Progress = count => TryPost(() => WriteProgress(new ProgressRecord(ActivityId, activity,
            $"{Size.Format(count.BytesScanned)} scanned, {Size.Format(count.BytesReturned)} returned")));
        using var reader = new StreamReader(query, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        try
        {
            await EmitAsync(new RecordReader(reader, form), givesObjects, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            TryPost(() => WriteProgress(new ProgressRecord(ActivityId, activity, " ") { RecordType = ProgressRecordType.Completed }));
        }
        if (query.Stats is { } stats)
            TryPost(() => WriteVerbose(
                $"{stats.BytesScanned} bytes scanned, {stats.BytesProcessed} processed, {stats.BytesReturned} returned."));
    }

    private async Task EmitAsync(RecordReader records, bool givesObjects, CancellationToken cancellationToken)
    {
        var ready = new List<object?>();
        try
        {
            while (await records.ReadAsync(cancellationToken).ConfigureAwait(false) is { } record)
            {
                if (record.Length == 0) continue;
                ready.Add(givesObjects ? PsTree.ToObjects(Parse(record)) : record);
                if (ready.Count == RecordsAtOnce || !records.HasMore) await GiveAsync(ready).ConfigureAwait(false);
            }
        }
        finally
        {
            // What came before an error is given, too.
            if (ready.Count > 0) await GiveAsync(ready).ConfigureAwait(false);
        }
    }

    private static object? Parse(string record)
    {
        try
        {
            return JsonTree.Read(record);
        }
        catch (JsonException e)
        {
            string begin = TerminalText.Of(record.Length > RecordShown ? record.Substring(0, RecordShown) + "…" : record);
            throw new EventStreamException($"JSON was asked for, and the store sent a record that is none: {begin}", e);
        }
    }

    private Task GiveAsync(List<object?> ready)
    {
        object?[] given = [.. ready];
        ready.Clear();
        return PostAsync(() => WriteObject(given, enumerateCollection: true));
    }
}
