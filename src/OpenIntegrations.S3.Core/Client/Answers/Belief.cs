using System;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>What is believed of a class of operations.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Operations">Its operations, by their names in the manual.</param>
/// <param name="Proof">What an answer must have to be believed.</param>
internal sealed record Belief(OperationKind Kind, string Operations, string Proof)
{
    /// <summary>How long the store may take for the first byte of its answer; null for as long as the connection allows.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>What is asked when the answer was lost, or is not to be believed; null where the error stands.</summary>
    public string? Asked { get; init; }

    /// <summary>What may be left in the store when this machine stops in the middle.</summary>
    public string Left { get; init; } = "nothing";
}
