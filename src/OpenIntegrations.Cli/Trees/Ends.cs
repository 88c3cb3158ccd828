using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The ends of jobs, by what a command line names.</summary>
internal static class Ends
{
    public static bool IsRemote(string text) => S3Address.IsMeant(text);

    /// <summary>Whether a destination takes several things.</summary>
    public static bool IsFolder(string text)
    {
        if (!IsRemote(text)) return text.EndsWith('/') || text.EndsWith(Path.DirectorySeparatorChar) || Directory.Exists(text);
        return text.EndsWith('/') || Place.Parse(text, isLiteral: true).Kind == PlaceKind.Folder;
    }

    /// <summary>A full path without what separates it from what is in it.</summary>
    public static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Where things go below a destination.</summary>
    public static TransferTargets Targets(TreeContext context, string destination)
    {
        var headers = ObjectSettings.Of(context.Line);
        return new TransferTargets(destination, isExact: false, context.Line.Names(), FullPath,
            place => new StoreEnd(context.Stores.Destination, place.Bucket, place.Key) { Headers = headers });
    }

    /// <summary>A place in the store of the source.</summary>
    public static StoreEnd Store(TreeContext context, string bucket, string key, Entry? only = null) =>
        new(context.Stores.Source, bucket, key) { Only = only, Headers = ObjectSettings.OfSource(context.Line) };

    /// <summary>What is taken for a whole folder.</summary>
    public static TreeEnd Folder(TreeContext context, string text, bool isSource)
    {
        Place place = isSource ? context.Line.ToPlace(text) : Place.Parse(text, isLiteral: true);
        S3Client Client() => isSource ? context.Stores.Source : context.Stores.Destination;
        var headers = isSource ? ObjectSettings.OfSource(context.Line) : ObjectSettings.Of(context.Line);
        return place.Kind switch
        {
            PlaceKind.Local when File.Exists(FullPath(text)) => throw new UsageException($"'{text}' is a file; cp copies it."),
            PlaceKind.Local => new FileEnd(FullPath(text), context.Line.Names()),
            PlaceKind.Folder => new StoreEnd(Client(), place.Bucket, place.Key) { Headers = headers },
            PlaceKind.Key when place.VersionId is null => new StoreEnd(Client(), place.Bucket, place.Key + "/") { Headers = headers },
            PlaceKind.Pattern => throw new UsageException(
                $"'{text}' is a pattern, and one folder is due. With --literal nothing in it is a wildcard."),
            _ => throw new UsageException($"'{text}' is not one folder: give a path, or an address such as s3://bucket/folder/."),
        };
    }

    /// <summary>A folder, a file or an object.</summary>
    public static async Task<TreeEnd> AnyAsync(TreeContext context, string text, bool isSource)
    {
        Place place = context.Line.ToPlace(text);
        if (place.Kind == PlaceKind.Local && File.Exists(text)) return new FileEnd(FullPath(text), context.Line.Names());
        if (place.Kind != PlaceKind.Key) return Folder(context, text, isSource);
        S3Client client = isSource ? context.Stores.Source : context.Stores.Destination;
        var finder = new Finder(client);
        return await finder.HeadAsync(place, context.Token).ConfigureAwait(false) is { } found
            ? new StoreEnd(client, place.Bucket, place.Key) { Only = found.Entry with { VersionId = place.VersionId } }
            : Folder(context, text, isSource);
    }

    /// <exception cref="UsageException">Both ends are local.</exception>
    public static void DemandStore(TreeContext context, TreeEnd from, TreeEnd to)
    {
        if (from is FileEnd && to is FileEnd)
            throw new UsageException($"Neither '{context.Line.Operands[0]}' nor '{context.Line.Operands[1]}' is in a store. "
                + "Addresses begin with s3://.");
    }
}
