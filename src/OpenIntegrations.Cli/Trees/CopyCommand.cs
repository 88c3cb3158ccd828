using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint cp</c> and <c>oint mv</c>.</summary>
internal sealed class CopyCommand
{
    private const string Streams = "-";
    private readonly TreeContext _context;
    private readonly bool _moves;
    private readonly JobRunner _runner;
    private readonly TransferTargets _targets;
    private readonly bool _keepsNames;

    private CopyCommand(TreeContext context, bool moves)
    {
        IReadOnlyList<string> operands = context.Line.Operands;
        _keepsNames = operands.Count > 2;
        (_context, _moves) = (context, moves);
        _runner = new JobRunner(context, moves, _keepsNames ? new TakenNames("Give each a folder of its own.") : null);
        _targets = Ends.Targets(context, operands[^1]);
    }

    public static Task<int> CopyAsync(TreeContext context)
    {
        IReadOnlyList<string> operands = context.Line.Operands;
        if (!operands.Contains(Streams)) return new CopyCommand(context, moves: false).RunAsync();
        if (operands.Count > 2) throw new UsageException("Standard input or output goes alone: one source and one destination.");
        return operands[0] == Streams ? StreamCommand.PutAsync(context) : StreamCommand.GetAsync(context);
    }

    public static Task<int> MoveAsync(TreeContext context)
    {
        if (context.Line.Operands.Contains(Streams)) throw new UsageException("Standard input and output cannot be moved; cp copies them.");
        return new CopyCommand(context, moves: true).RunAsync();
    }

    private async Task<int> RunAsync()
    {
        string[] sources = [.. _context.Line.Operands.SkipLast(1)];
        string destination = _context.Line.Operands[^1];
        if (_keepsNames && !Ends.IsFolder(destination))
            throw new UsageException($"Several sources go into a folder: '{destination}' is none. Let it end in /.");
        if (!Ends.IsRemote(destination) && Array.Find(sources, s => !Ends.IsRemote(s)) is { } local)
            throw new UsageException($"Neither '{local}' nor '{destination}' is in a store. Addresses begin with s3://.");
        foreach (string source in sources) await _context.TryAsync(() => CopyAsync(source)).ConfigureAwait(false);
        return _runner.End();
    }

    private async Task CopyAsync(string source)
    {
        Place place = _context.Line.ToPlace(source);
        switch (place.Kind)
        {
            case PlaceKind.Local: await CopyLocalAsync(Ends.FullPath(source)).ConfigureAwait(false); break;
            case PlaceKind.Folder: await CopyFolderAsync(place, place.Key).ConfigureAwait(false); break;
            case PlaceKind.Pattern: await CopyPatternAsync(place).ConfigureAwait(false); break;
            case PlaceKind.Key: await CopyKeyAsync(place).ConfigureAwait(false); break;
            default: throw new ArgumentException($"'{source}' names no bucket. Name what is meant: s3://bucket/key.");
        }
    }

    private async Task CopyLocalAsync(string file)
    {
        bool isFolder = Directory.Exists(file);
        if (!isFolder && !File.Exists(file)) throw new FileNotFoundException($"There is no file or folder '{file}'.");
        if (isFolder) DemandRecursion(file);
        string name = Path.GetFileName(file);
        TreeEnd to = isFolder ? _targets.Folder(_keepsNames ? name : "") : _targets.Single(name);
        await _runner.RunAsync(new TreeJob(new FileEnd(file, _context.Line.Names()), to)).ConfigureAwait(false);
    }

    private async Task CopyKeyAsync(Place place)
    {
        var finder = new Finder(_context.Stores.Source)
        {
            Recurse = _context.Line.Has("recursive"), Notice = _context.Writer.Note, Headers = ObjectSettings.OfSource(_context.Line),
        };
        if (await finder.HeadAsync(place, _context.Token).ConfigureAwait(false) is not { } found)
        {
            await CopyFolderAsync(place, place.Key + "/").ConfigureAwait(false);
            return;
        }
        await finder.NoticeFolderAsync(place, _context.Token).ConfigureAwait(false);
        if (_moves && place.VersionId is not null)
            throw new ArgumentException("A version is not moved: it would be gone for good. Copy it, or move the object.");
        StoreEnd from = Ends.Store(_context, place.Bucket, place.Key, found.Entry with { VersionId = place.VersionId });
        await _runner.RunAsync(new TreeJob(from, _targets.Single(place.Key[(place.Key.LastIndexOf('/') + 1)..]))).ConfigureAwait(false);
    }

    private async Task CopyFolderAsync(Place place, string key)
    {
        if (place.Kind == PlaceKind.Folder) DemandRecursion(place.Text);
        else if (!_context.Line.Has("recursive"))
            throw new FileNotFoundException($"There is no object '{place.Text}'. If it is a folder, -r takes what is in it.");
        string name = key.Length == 0 ? place.Bucket : key.TrimEnd('/');
        TreeEnd to = _targets.Folder(_keepsNames ? name[(name.LastIndexOf('/') + 1)..] : "");
        var job = new TreeJob(Ends.Store(_context, place.Bucket, key), to);
        if ((await _runner.RunAsync(job).ConfigureAwait(false)).IsEmpty)
            throw new FileNotFoundException(place.Kind == PlaceKind.Folder ? $"Nothing is below '{place.Text}'."
                : $"There is no object '{place.Text}', and nothing is below '{place.Text}/'.");
    }

    private async Task CopyPatternAsync(Place place)
    {
        var pattern = new Pattern(place.Key);
        StoreEnd from = Ends.Store(_context, place.Bucket, pattern.Folder);
        var job = new TreeJob(from, _targets.Folder("")) { Pattern = pattern, IsDeep = _context.Line.Has("recursive") };
        Plan plan = await _runner.RunAsync(job).ConfigureAwait(false);
        // That a filter leaves nothing over is no mistake.
        if (_context.Line.IsFiltered() ? plan.IsEmpty : plan.FitsNothing) throw new FileNotFoundException($"Nothing fits '{place.Text}'.");
    }

    private void DemandRecursion(string folder)
    {
        if (!_context.Line.Has("recursive")) throw new ArgumentException($"'{folder}' is a folder. -r takes what is in it.");
    }
}
