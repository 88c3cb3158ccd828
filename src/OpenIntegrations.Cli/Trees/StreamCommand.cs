using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.Trees;

/// <summary>Objects of standard input, and objects to standard output: <c>oint cp</c> with <c>-</c>, and <c>oint cat</c>.</summary>
internal static class StreamCommand
{
    private const int CopyBuffer = 128 * 1024;

    /// <summary>Makes an object of what comes in, however much that is.</summary>
    public static async Task<int> PutAsync(TreeContext context)
    {
        string text = context.Line.Operands[1];
        Place place = Place.Parse(text, isLiteral: true);
        if (place.Kind != PlaceKind.Key || place.VersionId is not null)
            throw new UsageException($"'{text}' is no name for what comes from standard input. It looks like s3://bucket/key.");
        S3Request put = Routes.PutObject.For(place.Bucket, place.Key);
        foreach (var (name, value) in ObjectSettings.Of(context.Line)) put.Headers[name] = value;
        put.Headers["Content-Type"] ??= MediaTypes.Of(place.Key);
        if (context.Line.Has("dry-run"))
        {
            context.Writer.Line("(dryrun) " + ItemLines.Text("upload", "-", text));
            return ExitCode.Success;
        }
        await context.TryAsync(() => PutAsync(context, text, put)).ConfigureAwait(false);
        return context.Exit;
    }

    public static async Task<int> GetAsync(TreeContext context)
    {
        await CatAsync(context, context.Line.Operands[0]).ConfigureAwait(false);
        return context.Exit;
    }

    public static async Task<int> CatAsync(TreeContext context)
    {
        foreach (string text in context.Line.Operands) await CatAsync(context, text).ConfigureAwait(false);
        return context.Exit;
    }

    private static async Task PutAsync(TreeContext context, string text, S3Request put)
    {
        S3Client client = context.Stores.Destination;
        MoveSettings settings = context.Line.Settings();
        long wanted = settings.PartSize ?? client.Connection.PartSize;
        using var source = new StreamSource(context.Around.Input(), ownsStream: true, knowsLength: false);
        long bytes = 0;
        var upload = new Upload(client, put, source)
        {
            PartSize = PartPlan.SizeFor(context.Line.Size("expected-size"), wanted, client.Connection.Provider),
            Checksum = settings.Checksum,
            Progress = new Sent(sent =>
            {
                bytes = sent;
                context.Writer.Progress(() => ByteSize.Format(sent));
            }),
        };
        await upload.RunAsync(context.Token).ConfigureAwait(false);
        if (context.Writer.IsJson) context.Writer.Json(ItemLines.Json("upload", "done", "-", text, bytes, null));
        else context.Writer.Line(ItemLines.Text("upload", "-", text));
    }

    private static Task CatAsync(TreeContext context, string text) => context.TryAsync(async () =>
    {
        Place place = context.Line.ToRemotePlace(text);
        var finder = new Finder(context.Stores.Source);
        if (place.Kind is PlaceKind.Key or PlaceKind.Folder)
        {
            await finder.DemandObjectAsync(place, context.Token).ConfigureAwait(false);
            await WriteAsync(context, place).ConfigureAwait(false);
            return;
        }
        if (place.Kind != PlaceKind.Pattern) throw new ArgumentException($"'{text}' is no object. It looks like s3://bucket/key.");
        bool isThere = false;
        await foreach (Found found in finder.FindAsync(place, context.Token).ConfigureAwait(false))
        {
            if (found.Entry.Kind == EntryKind.Unknown) throw found.Entry.Error!;
            if (found.Entry.Kind == EntryKind.Item) await WriteAsync(context, Place.Of(found.Address)).ConfigureAwait(false);
            isThere |= found.Entry.Kind == EntryKind.Item;
        }
        if (!isThere) throw new FileNotFoundException($"Nothing fits '{text}'.");
    });

    private static async Task WriteAsync(TreeContext context, Place place)
    {
        S3Request get = Routes.GetObject.For(place.Bucket, place.Key, place.VersionId);
        foreach (var (name, value) in ObjectSettings.ReadOnly(context.Line)) get.Headers[name] = value;
        if (context.Line.Value("range") is { } range) get.Headers["Range"] = "bytes=" + range;
        (ObjectStream? body, S3Answer? refusal) =
            await ObjectStream.OpenAsync(context.Stores.Source, get, context.Token, context.Line.Settings().Verification)
                .ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using ObjectStream content = body!.LeaveTurn();
        using Stream output = context.Around.Output();
        await content.CopyToAsync(output, CopyBuffer, context.Token).ConfigureAwait(false);
        await output.FlushAsync(context.Token).ConfigureAwait(false);
    }

    /// <summary>Told of the bytes that went.</summary>
    private sealed class Sent(Action<long> tell) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => tell(value.Done);
    }
}
