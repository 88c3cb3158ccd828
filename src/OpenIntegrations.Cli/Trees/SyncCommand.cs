using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint sync</c>.</summary>
internal static class SyncCommand
{
    public static async Task<int> RunAsync(TreeContext context)
    {
        TreeEnd from = Ends.Folder(context, context.Line.Operands[0], isSource: true);
        TreeEnd to = Ends.Folder(context, context.Line.Operands[1], isSource: false);
        Ends.DemandStore(context, from, to);
        var runner = new JobRunner(context, moves: false);
        var job = new TreeJob(from, to) { Compares = true, By = context.Line.CompareRule(), Deletes = context.Line.Has("delete") };
        await context.TryAsync(() => runner.MirrorAsync(job)).ConfigureAwait(false);
        return runner.End();
    }
}
