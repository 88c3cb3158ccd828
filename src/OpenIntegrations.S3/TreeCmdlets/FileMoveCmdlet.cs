using System.Management.Automation;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that brings trees from files to a store, back, and from one store to another.</summary>
[Takes(typeof(DestinationStoreParameters)), Takes(typeof(FileTreeParameters)), Takes(typeof(BandwidthParameters))]
public abstract partial class FileMoveCmdlet : MoveCmdlet
{
    private S3Client? _destinationStore;

    /// <summary>
    /// Verifies what is downloaded by the MD5 in the ETag too where that takes time or another request. Checksums that the store has are
    /// always verified.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>
    /// Of copies from store to store: the key that the source was encrypted with by its writer (SSE-C), 32 bytes, or the same in Base64.
    /// What is downloaded is read by -CustomerKey.
    /// </summary>
    [Parameter, CustomerKeyTransformation(OfSource = true)]
    public SourceCustomerKey? SourceCustomerKey { get; set; }

    private protected override long? BytesASecond => BandwidthLimit;

    private protected override FileNames Names => EscapeNames ? FileNames.Escaped : FileNames.AsTheyAre;

    private protected override bool IsDestinationNamed => (DestinationBasicData ?? DestinationProfileName) is not null;

    private protected override S3Client DestinationStore => _destinationStore ??=
        IsDestinationNamed ? Throttled(ClientFor(DestinationBasicData, DestinationProfileName)) : SourceStore;

    private protected override string Advice => FollowLinks ? "" : " -FollowLinks takes links along.";

    /// <summary>Which transfers are kept for another run when they are interrupted.</summary>
    private protected abstract Resuming Kept { get; }

    private protected override MoveSettings Settings() => base.Settings() with
    {
        FollowLinks = FollowLinks,
        KeepTimes = KeepTimes,
        Verification = Verify ? Verification.Full : Verification.Cheap,
        Resume = Kept,
    };
}
