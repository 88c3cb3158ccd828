using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint find</c>: the addresses of objects, a line each.</summary>
internal static class FindCommand
{
    public static async Task<int> RunAsync(TreeContext context)
    {
        bool endsInNull = context.Line.Has("null");
        await new Finding(context, recurses: true).EachAsync(context.Line.Operands, (_, found) =>
        {
            // What shows in keys only is no object.
            if (found.Entry.Size is null && found.Entry.VersionId is null) return;
            if (context.Writer.IsJson) context.Writer.Json(FoundLines.Json(found));
            else if (endsInNull) context.Writer.Bare(found.Address + "\0");
            else context.Writer.Line(found.Address.ToString());
        }).ConfigureAwait(false);
        return context.Exit;
    }
}
