using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.Cli.Trees;

/// <summary>What the operands of a command name, in a store.</summary>
/// <param name="context">The command.</param>
/// <param name="recurses">Whether all that is in folders is meant.</param>
internal sealed class Finding(TreeContext context, bool recurses)
{
    private readonly Filter _filter = context.Line.ToFilter();

    /// <summary>Does something with each thing. What cannot be read is a failure, and so is an operand that names nothing.</summary>
    public async Task EachAsync(IEnumerable<string> operands, Action<string, Found> act)
    {
        foreach (string operand in operands)
        {
            await context.TryAsync(async () =>
            {
                await foreach (Found found in OfAsync(operand).ConfigureAwait(false)) act(operand, found);
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Whether what is found is to be deleted.</summary>
    public bool MustBeFresh { get; init; }

    /// <summary>What one operand names.</summary>
    /// <exception cref="FileNotFoundException">It names nothing.</exception>
    public async IAsyncEnumerable<Found> OfAsync(string operand)
    {
        Place place = context.Line.ToRemotePlace(operand);
        var finder = new Finder(context.Stores.Source)
        {
            Recurse = recurses,
            Versions = context.Line.Has("versions"),
            AsOf = context.Line.Moment("as-of"),
            MustBeFresh = MustBeFresh,
            Notice = MustBeFresh && recurses && context.Line.Has("recursive") ? context.Writer.Note : null,
        };
        bool isThere = false, isReached = false;
        await foreach (Found found in finder.FindAsync(place, context.Token).ConfigureAwait(false))
        {
            isThere = true;
            if (found.Entry is { Kind: EntryKind.Unknown, Error: { } error }) context.Fail(error, isReached);
            else
            {
                isReached = true;
                if (_filter.Takes(found, place)) yield return found;
            }
        }
        bool isPattern = place.Kind == PlaceKind.Pattern;
        if (!isThere && (isPattern || (place.Kind == PlaceKind.Folder && place.Key.Length > 0)))
            throw new FileNotFoundException($"Nothing {(isPattern ? "fits" : "is below")} '{operand}'.");
    }
}
