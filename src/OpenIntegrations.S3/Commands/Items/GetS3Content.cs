using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets what is in objects: lines of text, one text, or bytes; of a large object also only its beginning or its end.</summary>
/// <remarks>The end of an object is read from behind, and the beginning as far as it is wanted: the rest never leaves the store.</remarks>
/// <example>
/// <code>Get-S3Content s3://logs/app.log -Tail 20</code>
/// <para>The last twenty lines; with -Wait also those that are added, until Ctrl+C.</para>
/// </example>
/// <example>
/// <code>Get-S3Content 's3://logs/2026-*.csv' | ConvertFrom-Csv</code>
/// <para>The lines of several objects.</para>
/// </example>
/// <example>
/// <code>$bytes = Get-S3Content s3://photos/cat.jpg -AsByteStream -Head 16</code>
/// <para>The first sixteen bytes.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3Content", DefaultParameterSetName = ItemSet), OutputType(typeof(string), typeof(byte[]))]
[Takes(typeof(ReadKeyParameters))]
public sealed partial class GetS3Content : PlaceCmdlet
{
    private const int LinesAtOnce = 64;

    /// <summary>Gives each object as one text instead of line by line.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Gives the bytes of each object as one array; -Head and -Tail count bytes then.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>
    /// The encoding of a text. Without it a byte order mark decides, then the charset of the object's media type, then UTF-8.
    /// </summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Only so many lines from the beginning.</summary>
    [Parameter, Alias("TotalCount", "First"), ValidateRange(0, int.MaxValue)]
    public int? Head { get; set; }

    /// <summary>Only so many lines from the end, without reading what is before.</summary>
    [Parameter, Alias("Last"), ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Waits for lines that are added, once a second, until Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if ((Head is not null && Tail is not null) || ((Raw || AsByteStream) && Wait) || (Raw && (Head ?? Tail) is not null))
            ThrowTerminatingError(Errors.Of(new ArgumentException(
                "-Head and -Tail exclude each other; neither they nor -Wait go with -Raw, and -Wait not with -AsByteStream."), null));
    }

    private protected override void Process(Place place)
    {
        if (!place.IsRemote || place.Key.Length == 0)
            throw new ArgumentException($"'{place}' is no object. An object's address looks like s3://bucket/key.");
        _ = Client;
        if (place.Kind == PlaceKind.Pattern) Run(place.Retyped, token => AllAsync(place, token));
        else
        {
            S3Request get = Asked(Routes.GetObject.For(place.Bucket, place.Key, place.VersionId));
            var finder = new Finder(Client);
            Start(place.Retyped, Wait ? 1 : Width, async token =>
            {
                await finder.DemandObjectAsync(place, token).ConfigureAwait(false);
                await ReadAsync(get, token).ConfigureAwait(false);
            }, isShort: true);
        }
    }

    private S3Request Asked(S3Request get)
    {
        foreach (var (name, value) in RequestBinder.Headers(this, PsValue.Unwrap)) get.Headers[name] = value;
        return get;
    }

    private async Task AllAsync(Place place, CancellationToken cancellationToken)
    {
        await foreach (Found found in new Finder(Client).FindAsync(place, cancellationToken).ConfigureAwait(false))
        {
            if (found.Entry.Error is { } error) Post(() => FailOne(error, place.Retyped));
            else if (found.Entry.Kind == EntryKind.Item)
                await ReadAsync(Asked(Routes.GetObject.For(found.Bucket, found.Key!)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(S3Request get, CancellationToken cancellationToken)
    {
        var tail = new TailReader(Client, get, Encoding);
        if (AsByteStream && (Head is 0 || Tail is 0)) return;
        if (AsByteStream && Tail is { } last) Emit((await tail.LastAsync(last, cancellationToken).ConfigureAwait(false)).Bytes);
        else if (Tail is { } lines)
        {
            IReadOnlyList<string> end = await tail.LinesAsync(lines, cancellationToken).ConfigureAwait(false);
            Post(() => WriteObject(end, enumerateCollection: true));
            await FollowAsync(get, tail.Length, cancellationToken).ConfigureAwait(false);
        }
        else await FromBeginningAsync(get, cancellationToken).ConfigureAwait(false);
    }

    private async Task FromBeginningAsync(S3Request get, CancellationToken cancellationToken)
    {
        if (AsByteStream && Head is { } bytes) get.Headers["Range"] = FormattableString.Invariant($"bytes=0-{bytes - 1}");
        (ObjectStream? open, S3Answer? refusal) = await ObjectStream.OpenAsync(Client, get, cancellationToken).ConfigureAwait(false);
        if (refusal is { Status: 416 } && AsByteStream) Emit(Array.Empty<byte>());
        else if (refusal is not null) throw new S3RequestFailedException(refusal);
        if (open is null) return;
        long length = open.Remaining ?? 0;
        using (open.LeaveTurn())
        {
            // Who is behind others waits with what it reads.
            await PostAsync(static () => { }).ConfigureAwait(false);
            if (AsByteStream) await BytesAsync(open, cancellationToken).ConfigureAwait(false);
            else await TextAsync(open, cancellationToken).ConfigureAwait(false);
        }
        await FollowAsync(get, length, cancellationToken).ConfigureAwait(false);
    }

    private async Task BytesAsync(ObjectStream content, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, 81920, cancellationToken).ConfigureAwait(false);
        Emit(memory.ToArray());
    }

    private async Task TextAsync(ObjectStream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content.ReadBy(cancellationToken), EncodingOf(content), detectEncodingFromByteOrderMarks: true);
        if (Raw)
        {
            Emit(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
            return;
        }
        var lines = new List<string>();
        for (int left = Head ?? int.MaxValue; left > 0; left -= Head is null ? 0 : 1)
        {
            var next = reader.ReadLineAsync(cancellationToken);
            if (lines.Count == LinesAtOnce || (lines.Count > 0 && !next.IsCompleted)) await WriteAsync(lines).ConfigureAwait(false);
            if (await next.ConfigureAwait(false) is not { } line) break;
            lines.Add(line);
        }
        await WriteAsync(lines).ConfigureAwait(false);
    }

    private async Task FollowAsync(S3Request get, long from, CancellationToken cancellationToken)
    {
        if (!Wait) return;
        var follower = new ObjectFollower(Client, get, Encoding ?? Encoding.UTF8);
        await foreach (string line in follower.LinesAsync(from, cancellationToken).ConfigureAwait(false))
            await PostAsync(() => WriteObject(line)).ConfigureAwait(false);
    }

    private Encoding EncodingOf(ObjectStream content) => Encoding ?? Charset.Of(content.Headers["Content-Type"]);

    private Task WriteAsync(List<string> lines)
    {
        string[] ready = [.. lines];
        lines.Clear();
        return PostAsync(() => WriteObject(ready, enumerateCollection: true));
    }
}
