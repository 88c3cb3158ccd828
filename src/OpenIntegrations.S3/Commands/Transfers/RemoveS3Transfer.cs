using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Commands;

/// <summary>Takes interrupted uploads and downloads away, which then begin anew when they are done again.</summary>
/// <remarks>
/// Of an upload the parts at the store go, which cost until then: it is asked with the profile that the upload was begun with, unless a
/// connection is given. Of a download the file goes that has what came so far. What a process works on is left alone.
/// </remarks>
/// <example>
/// <code>Get-S3Transfer | Remove-S3Transfer</code>
/// <para>Takes all away that was interrupted.</para>
/// </example>
/// <example>
/// <code>Remove-S3Transfer -OlderThan 7d -WhatIf</code>
/// <para>Shows what nobody went on with for a week.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html"/>
[Cmdlet(VerbsCommon.Remove, "S3Transfer", SupportsShouldProcess = true, DefaultParameterSetName = "Id")]
public sealed class RemoveS3Transfer : ConnectedCmdlet
{
    /// <summary>Which transfer, as Get-S3Transfer names it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    public string[] Id { get; set; } = [];

    /// <summary>All that got no further since: a date, or a span such as 7d, 12h, 90m or 2w for so long ago.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Age"), MomentTransformation]
    public DateTime? OlderThan { get; set; }

    /// <summary>Forgets an upload also when its store cannot be asked or refuses. Its parts may then stay there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        TransferJournal journal = TransferJournal.OfUser();
        IReadOnlyList<KeptTransfer> all = journal.All();
        foreach (string unknown in Id.Where(i => all.All(t => t.Name.Id != i)))
            WriteError(new ErrorRecord(new ItemNotFoundException($"There is no transfer '{unknown}'."), "NoSuchTransfer",
                ErrorCategory.ObjectNotFound, unknown));
        foreach (KeptTransfer kept in all.Where(IsMeant)) Remove(journal, kept);
    }

    private bool IsMeant(KeptTransfer kept) => OlderThan is { } moment
        ? !kept.IsActive && kept.Changed < moment.ToUniversalTime()
        : Id.Contains(kept.Name.Id);

    private void Remove(TransferJournal journal, KeptTransfer kept)
    {
        var shown = new S3Transfer(kept);
        if (!ShouldProcess($"{shown} ({S3Transfer.Amount(kept)})", kept.UploadId is null ? "Remove partial file" : "Abort upload")) return;
        var removal = new TransferRemoval(journal, StoreOf) { IsForced = Force };
        Start(shown, Width, token => removal.RemoveAsync(kept, token), isShort: true);
    }

    private S3Client StoreOf(KeptTransfer kept) =>
        BasicData is null && ProfileName is null && kept.ProfileName is { } profile ? ClientFor(null, profile) : Client;
}
