using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint transfers</c>: what was begun on this machine and is not done yet.</summary>
internal static class TransfersCommand
{
    public static async Task<int> RunAsync(TreeContext context)
    {
        TransferJournal journal = TransferJournal.OfUser();
        DateTime? moment = context.Line.Moment("older-than");
        bool clears = context.Line.Has("clear");
        var removal = new TransferRemoval(journal, kept => StoreOf(context, kept));
        foreach (KeptTransfer kept in journal.All().Where(t => moment is null || t.Changed < moment))
        {
            if (clears && kept.IsActive) continue;
            if (!clears) Tell(context, kept, StateOf(kept));
            else if (context.Line.Has("dry-run")) Tell(context, kept, "(dryrun) clear");
            else
            {
                await context.TryAsync(async () =>
                {
                    await removal.RemoveAsync(kept, context.Token).ConfigureAwait(false);
                    Tell(context, kept, "cleared");
                }).ConfigureAwait(false);
            }
        }
        foreach (string file in journal.Damaged()) context.Writer.Note($"'{file}' cannot be understood. It is of no use to anybody.");
        return context.Exit;
    }

    /// <summary>What a line says of what is kept, and where that shows.</summary>
    public static Resuming Resuming(this TreeContext context) =>
        new(TransferJournal.OfUser(), context.Line.Has("no-resume") ? false : context.Line.Has("resume") ? true : null)
        {
            Kept = kept => context.Writer.Note(
                $"{Amount(kept)} of {ItemLines.Near(kept.Source)} are kept: the same command goes on from there. oint transfers shows it."),
        };

    private static S3Client StoreOf(TreeContext context, KeptTransfer kept) =>
        context.Line.Has("basic") || context.Line.Has("profile") ? context.Stores.Source : context.Stores.Of(kept.ProfileName);

    private static void Tell(TreeContext context, KeptTransfer kept, string state)
    {
        if (context.Writer.IsJson) context.Writer.Json(Json(kept, state));
        else context.Writer.Line($"{state}: {ItemLines.Text(Verb(kept), kept.Source, kept.Destination)} ({Amount(kept)})");
    }

    private static TreeMap Json(KeptTransfer kept, string state) => new()
    {
        { "action", Verb(kept) }, { "status", state }, { "source", kept.Source }, { "destination", kept.Destination },
        { "done", kept.Done }, { "bytes", kept.Length }, { "begun", kept.Begun }, { "changed", kept.Changed },
        { "profile", kept.ProfileName }, { "store", kept.Name.Store }, { "uploadId", kept.UploadId }, { "partial", kept.Partial },
    };

    private static string Verb(KeptTransfer kept) => kept.Name.Kind == TransferKind.Upload ? "upload" : "download";

    private static string StateOf(KeptTransfer kept) => kept.IsActive ? "active" : "interrupted";

    private static string Amount(KeptTransfer kept) => $"{ByteSize.Format(kept.Done)} of {ByteSize.Format(kept.Length)}";
}
