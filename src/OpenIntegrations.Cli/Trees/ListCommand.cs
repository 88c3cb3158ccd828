using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Measuring;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint ls</c>.</summary>
internal static class ListCommand
{
    private const string AllBuckets = "s3://";

    public static async Task<int> RunAsync(TreeContext context)
    {
        IReadOnlyList<string> operands = context.Line.Operands.Count == 0 ? [AllBuckets] : context.Line.Operands;
        bool recurses = context.Line.Has("recursive"), isHuman = context.Line.Has("human-readable");
        var total = new Shares(MeasureBy.Total, default);
        bool isOne = operands.Count == 1 && !(recurses && context.Line.ToRemotePlace(operands[0]).IsOfBuckets);
        await new Finding(context, recurses).EachAsync(operands, (operand, found) =>
        {
            total.Add(found.Entry);
            if (context.Writer.IsJson) context.Writer.Json(FoundLines.Json(found));
            else context.Writer.Line(FoundLines.Text(found, NameOf(found, recurses, isOne), isHuman));
        }).ConfigureAwait(false);
        if (context.Line.Has("summarize")) Summarize(context, total.Total, isHuman);
        return context.Exit;
    }

    // As aws has it: names of one level, keys of several.
    private static string NameOf(Found found, bool recurses, bool isOne)
    {
        if (!isOne) return found.Address.ToString();
        if (recurses) return found.Key ?? "";
        return found.Entry.Path.Length == 0 ? "./" : found.Entry.Path;
    }

    private static void Summarize(TreeContext context, Share total, bool isHuman)
    {
        if (context.Writer.IsJson) return;
        context.Writer.Line("");
        context.Writer.Line("Total Objects: " + total.Count.ToString(CultureInfo.InvariantCulture));
        context.Writer.Line("   Total Size: " + FoundLines.Size(total.Bytes, isHuman));
    }
}
