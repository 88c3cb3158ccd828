using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Items.Measuring;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint du</c>: how many objects of how many bytes.</summary>
internal static class MeasureCommand
{
    private const int SizeWidth = 12;
    private const int CountWidth = 12;

    /// <summary>What stands behind <c>--by</c>.</summary>
    private static readonly Dictionary<string, MeasureBy> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["folder"] = MeasureBy.Folder, ["class"] = MeasureBy.StorageClass, ["extension"] = MeasureBy.Extension, ["age"] = MeasureBy.Age,
    };

    public static async Task<int> RunAsync(TreeContext context)
    {
        string? word = context.Line.Value("by");
        MeasureBy by = word is null ? MeasureBy.Total : s_words[word];
        foreach (string operand in context.Line.Operands)
        {
            var shares = new Shares(by, DateTime.UtcNow);
            var finding = new Finding(context, recurses: true);
            bool isOfBuckets = context.Line.ToRemotePlace(operand).IsOfBuckets;
            await finding.EachAsync([operand], (_, found) => shares.Add(isOfBuckets ? found.EntryOfStore : found.Entry))
                .ConfigureAwait(false);
            foreach (Share share in word is null ? [] : shares.BySize) Write(context, operand, share, word);
            // Of what could not be read nobody knows that there is nothing.
            if (shares.Total.Count > 0 || !context.HasFailed) Write(context, operand, shares.Total, null);
        }
        return context.Exit;
    }

    private static void Write(TreeContext context, string operand, Share share, string? by)
    {
        if (context.Writer.IsJson) context.Writer.Json(Json(operand, share, by));
        else
        {
            string name = by is null ? operand : share.Name.Length > 0 ? share.Name : "(none)";
            string count = share.Count.ToString("N0", CultureInfo.InvariantCulture) + (share.Count == 1 ? " object " : " objects");
            string size = FoundLines.Size(share.Bytes, !context.Line.Has("bytes"));
            context.Writer.Line($"{size.PadLeft(SizeWidth)} {count.PadLeft(CountWidth + 8)}  {name}");
        }
    }

    private static TreeMap Json(string operand, Share share, string? by)
    {
        var item = new TreeMap { { "path", operand }, { "count", share.Count }, { "bytes", share.Bytes } };
        if (by is not null) item.Add(by, share.Name);
        return item;
    }
}
