using System;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Output;

/// <summary>In what two trees differ at a path.</summary>
public sealed class ItemDifference
{
    internal ItemDifference(TreeStep step, string source, string destination)
    {
        (Name, Reason, Path, Destination) = (step.Path, step.Reason, source, destination);
        (SourceSize, DestinationSize) = (step.Source?.Size, step.Target?.Size);
        (SourceTime, DestinationTime) = (step.Source?.LastModified?.ToLocalTime(), step.Target?.LastModified?.ToLocalTime());
        SideIndicator = step switch
        {
            { Source: null } => "=>",
            { Target: null } => "<=",
            { Action: StepAction.Skip or StepAction.Touch } => "==",
            _ => "<>",
        };
    }

    /// <summary>The path below both sides.</summary>
    public string Name { get; }

    /// <summary>Who has it: &lt;= only the source, =&gt; only the destination, &lt;&gt; both, but not the same, == both the same.</summary>
    public string SideIndicator { get; }

    /// <summary>In what it differs.</summary>
    public string Reason { get; }

    public long? SourceSize { get; }

    public long? DestinationSize { get; }

    /// <summary>Local, as files have theirs.</summary>
    public DateTime? SourceTime { get; }

    public DateTime? DestinationTime { get; }

    /// <summary>Where it is on the source's side.</summary>
    public string Path { get; }

    /// <summary>The bucket on the source's side; null for files. By this and the key it is one thing, whatever signs it has.</summary>
    public string? BucketName => S3Address.TryParse(Path)?.Bucket;

    /// <summary>The key on the source's side; null for files.</summary>
    public string? Key => S3Address.TryParse(Path)?.Key;

    /// <summary>Where it is on the destination's side.</summary>
    public string Destination { get; }

    public override string ToString() => SideIndicator + " " + Name;
}
