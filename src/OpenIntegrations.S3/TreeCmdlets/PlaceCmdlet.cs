using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>
/// A cmdlet that works on what addresses name. Whatever lists objects can be piped in: bucket, key and version bind by their names.
/// </summary>
public abstract class PlaceCmdlet : AddressCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralSet = "LiteralPath";
    private protected const string ItemSet = "Item";

    // Enough that changing threads costs nothing, and few enough that nobody waits for them.
    private const int MostAtOnce = 128;

    // What the command line says, and no record of the pipeline.
    private string[] _given = [];

    /// <summary>
    /// Where it is: s3://bucket/key. What ends in / is a folder, and so is a name of which only things below it exist. * and ? stay
    /// within a level, ** crosses levels, [a-z] is one character of a set; a backtick before one of them takes it as it is. ?versionId=
    /// names a version.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet),
        ArgumentCompleter(typeof(AddressCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>Like -Path, with nothing in it taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralSet), Alias("LP"), ArgumentCompleter(typeof(AddressCompleter))]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The bucket, by its name: so items come from the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ItemSet), Alias("BucketName"), AllowEmptyString,
        ArgumentCompleter(typeof(BucketCompleter))]
    public string? Bucket { get; set; }

    /// <summary>The key, with nothing in it taken for a wildcard. Without it the bucket is meant.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ItemSet), Alias("Prefix"), AllowEmptyString,
        ArgumentCompleter(typeof(KeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The version of the object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ItemSet), AllowEmptyString,
        ArgumentCompleter(typeof(VersionCompleter))]
    public string? VersionId { get; set; }

    /// <summary>
    /// What comes down the pipeline: items, rows with the names above, texts. A row with a bucket and no key is an error, unless it is
    /// one of the bucket itself.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ItemSet, DontShow = true), AllowNull, AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Whether bucket and key were named apart, as by a list that was read a moment ago. A text is what somebody typed.</summary>
    private protected bool IsListed => ParameterSetName == ItemSet && (InputObject is null
        || (InputObject.BaseObject is not string && (Given(Bucket) ?? new PipedRow(InputObject).Bucket) is not null));

    /// <summary>What is meant when nothing is said; null where something must be.</summary>
    private protected virtual string? Default => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _given = [.. MyInvocation.BoundParameters.Keys];
    }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        object[] texts = [];
        try
        {
            // What did not fail is sent again as nothing.
            if (MyInvocation.ExpectingInput && ParameterSetName == ItemSet && InputObject is null) return;
            texts = [.. Texts()];
            if (texts.Length == 0)
                throw new ArgumentException("Nothing was named: pass an address such as s3://bucket/key, or items from the pipeline.");
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            Fail(InputObject ?? (object)"", e);
        }
        foreach (object text in texts)
        {
            object named = text;
            try
            {
                Place place = text as Place ?? Place.Parse((string)text, ParameterSetName == LiteralSet);
                named = place;
                if (Hopeless is { } known) Fail(named, known);
                else Process(place);
            }
            catch (Exception e) when (Errors.IsExpected(e))
            {
                Fail(named, e);
            }
        }
    }

    /// <summary>Does what there is to do for a place.</summary>
    private protected abstract void Process(Place place);

    /// <summary>Makes it the error of a place, behind what those before have to say.</summary>
    private protected void Fail(object place, Exception failure) =>
        FailInTurn((place as Place)?.Retyped ?? place, failure);

    /// <inheritdoc/>
    protected override void Fail(Exception failure, object? record)
    {
        if (failure is S3RequestFailedException refusal) WriteError(Errors.Refused(refusal, record ?? new Envelope(refusal.GetAnswer())));
        else base.Fail(failure, record);
    }

    /// <summary>Makes it the error of one item of several: the rest goes on.</summary>
    private protected void FailOne(Exception failure, object item)
    {
        if (failure is S3RequestFailedException refusal) WriteError(Errors.Refused(refusal, item));
        else if (Errors.ConcernAll(failure, isReached: true)) FailAll(failure, item);
        else WriteError(ErrorOf(failure, item));
    }

    /// <summary>Writes what is found, as it comes and as long as the pipeline wants it. What cannot be read is an error.</summary>
    private protected async Task EmitAsync(IAsyncEnumerable<Found> all, object record, Func<Found, bool> isWanted,
        CancellationToken cancellationToken)
    {
        var ready = new List<object>();
        // The first ones go out alone: who wants no more than them must not have another page asked for.
        int room = 1;
        IAsyncEnumerator<Found> found = all.GetAsyncEnumerator(cancellationToken);
        await using (found.ConfigureAwait(false))
        {
            while (true)
            {
                var next = found.MoveNextAsync();
                bool more = next.IsCompleted ? await next.ConfigureAwait(false)
                    : await WriteMeanwhileAsync(ready, next.AsTask()).ConfigureAwait(false);
                if (!more) break;
                Found one = found.Current;
                if (one.Entry.Kind == EntryKind.Unknown)
                {
                    await WriteAsync(ready).ConfigureAwait(false);
                    Post(() => Fail(one.Entry.Error!, record));
                }
                else if (isWanted(one)) ready.Add(new S3Item(one));
                if (ready.Count < room) continue;
                await WriteAsync(ready).ConfigureAwait(false);
                room = Math.Min(MostAtOnce, room * 2);
            }
        }
        await WriteAsync(ready).ConfigureAwait(false);
    }

    /// <summary>Writes what is ready while the next one is waited for, and waits in any case: what is busy cannot be closed.</summary>
    private async Task<bool> WriteMeanwhileAsync(List<object> ready, Task<bool> next)
    {
        try
        {
            if (ready.Count > 0) await WriteAsync(ready).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAny(next).ConfigureAwait(false);
            throw;
        }
        return await next.ConfigureAwait(false);
    }

    private Task WriteAsync(List<object> ready)
    {
        if (ready.Count == 0) return Task.CompletedTask;
        object[] items = [.. ready];
        ready.Clear();
        return PostAsync(() => WriteObject(items, enumerateCollection: true));
    }

    private IEnumerable<object> Texts() => ParameterSetName switch
    {
        LiteralSet => LiteralPath.Select(SourceText),
        PathSet => Path.Select(SourceText),
        _ when InputObject is not null => Piped(InputObject),
        _ when Given(Bucket) is { } bucket => [PlaceOf(bucket, Given(Key), Given(VersionId))],
        _ => Default is { } usual ? [usual] : [],
    };

    private IEnumerable<object> Piped(PSObject item)
    {
        DriveCheck.Demand(item, IsSourceNamed);
        if (item.BaseObject is IEnumerable several and not (string or IDictionary))
            return several.Cast<object?>().Where(one => one is not null).SelectMany(one => Piped(PSObject.AsPSObject(one)));
        var row = new PipedRow(item);
        // Beside a bucket that is named, a text is a key in it.
        string? key = Given(Key) ?? row.Text("Key", "Prefix")
            ?? (_given.Contains(nameof(Bucket)) ? Given(item.BaseObject as string) : null);
        if ((Given(Bucket) ?? row.Bucket) is not { } bucket) return OfText(item, row);
        if (key is null) row.DemandBucket(bucket);
        Place place = PlaceOf(bucket, key, Given(VersionId) ?? row.Text("VersionId"));
        if (row.IsObject) place = place.AsObject();
        return item.BaseObject is string ? [place]
            : [place with { NamesBelow = ListedEntry.FolderOf(row.Text("Root"), bucket, place.Key) ?? "" }];
    }

    private IEnumerable<object> OfText(PSObject item, PipedRow row) => item.BaseObject switch
    {
        string text => [SourceText(text)],
        FileSystemInfo file => [file.FullName],
        PSCustomObject or IDictionary or S3Measure => row.Text(nameof(Path)) is { } path ? [SourceText(path)] : [],
        _ => [SourceText(row.Text(nameof(Path)) ?? LanguagePrimitives.ConvertTo<string>(item))],
    };

    private static Place PlaceOf(string bucket, string? key, string? version) => Place.Of(new S3Address(bucket, key, version));

    // An empty cell of a CSV file is nothing.
    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
