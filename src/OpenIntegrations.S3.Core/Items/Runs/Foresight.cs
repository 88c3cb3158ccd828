using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>What a job would delete, found out before it writes anything: both sides are read, and nothing is compared.</summary>
/// <param name="Count">How many things only the target has.</param>
/// <param name="Bytes">How many bytes they have.</param>
public sealed record Foresight(long Count, long Bytes)
{
    /// <summary>Looks at both sides of a job that deletes.</summary>
    /// <exception cref="InvalidOperationException">Nothing could be deleted: the source is empty.</exception>
    /// <exception cref="S3RequestFailedException">Nothing could be deleted: a store refuses its list.</exception>
    /// <exception cref="IOException">Nothing could be deleted: not all of both sides can be read.</exception>
    public static async Task<Foresight> OfAsync(TreeJob job, CancellationToken cancellationToken)
    {
        var (count, bytes) = (0L, 0L);
        Plan plan = (job with { By = CompareBy.Size }).CreatePlan();
        await foreach (TreeStep step in plan.StepsAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((step.Source ?? step.Target) is { Kind: EntryKind.Unknown } unread)
                throw unread.Error as S3RequestFailedException ?? Unread(job, step, unread.Error);
            if (step.Action != StepAction.Delete) continue;
            count++;
            bytes += step.Size;
        }
        if (count > 0 && plan.IsHollow)
            throw new InvalidOperationException($"Nothing was written or deleted: {TreeRun.Surplus(count)} {TreeRun.EmptySource}");
        return new Foresight(count, bytes);
    }

    private static Exception Unread(TreeJob job, TreeStep step, Exception? cause) => new IOException(
        $"Nothing was written or deleted, because '{(step.IsOfTarget ? job.To : job.From).NameOf(step.Path)}' cannot be read: "
            + $"{cause?.Message} Without deleting, what can be read is brought to the target.", cause);
}
