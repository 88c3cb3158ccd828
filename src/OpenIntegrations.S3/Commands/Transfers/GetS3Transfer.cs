using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the large uploads and downloads that were begun on this machine and are not done yet.</summary>
/// <remarks>
/// What is larger than 64 MiB, or was moved with -Resume, is written down while it moves. When it is interrupted, by Ctrl+C, a broken
/// network or a crash, the same command goes on with it. Nothing is asked of a store. The list is kept in a folder of the user's own.
/// </remarks>
/// <example>
/// <code>Get-S3Transfer</code>
/// <para>What is under way, and what was interrupted.</para>
/// </example>
/// <example>
/// <code>Get-S3Transfer -OlderThan 7d | Remove-S3Transfer</code>
/// <para>Takes away what nobody went on with for a week: the parts at the stores, and the files.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html"/>
[Cmdlet(VerbsCommon.Get, "S3Transfer"), OutputType(typeof(S3Transfer))]
public sealed class GetS3Transfer : PlainCmdlet
{
    /// <summary>Only what got no further since: a date, or a span such as 7d, 12h, 90m or 2w for so long ago.</summary>
    [Parameter, MomentTransformation]
    public DateTime? OlderThan { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TransferJournal journal = TransferJournal.OfUser();
        foreach (KeptTransfer kept in journal.All())
        {
            if (OlderThan is null || kept.Changed < OlderThan.Value.ToUniversalTime()) WriteObject(new S3Transfer(kept));
        }
        foreach (string file in journal.Damaged())
            WriteWarning($"'{file}' should tell of a transfer and cannot be understood. It is of no use to anybody.");
    }
}
