namespace OpenIntegrations.S3.Items.Plans;

/// <summary>What is to be done with the things at one path, and why.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Path">The path, the same on both sides.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Source">What the source has there; null for nothing.</param>
/// <param name="Target">What the target has there; null for nothing, or where nobody asked.</param>
public sealed record TreeStep(StepAction Action, string Path, string Reason, Entry? Source, Entry? Target)
{
    /// <summary>What is wrong; null unless it is a conflict.</summary>
    public System.Exception? Error { get; init; }

    /// <summary>Whether it is about what only the target has: that which goes there, or cannot be read.</summary>
    public bool IsOfTarget => Source is null;

    /// <summary>Bytes that it moves or takes away.</summary>
    public long Size => (Action == StepAction.Delete ? Target?.Size : Source?.Size) ?? 0;
}

/// <summary>What can be done with the things at one path.</summary>
public enum StepAction
{
    /// <summary>The target has it already.</summary>
    Skip,

    /// <summary>The source's is brought to the target.</summary>
    Copy,

    /// <summary>The target has the same content under another time, which is set.</summary>
    Touch,

    /// <summary>An empty folder is made.</summary>
    MakeFolder,

    /// <summary>What only the target has is taken away.</summary>
    Delete,

    /// <summary>Nothing is done, because it cannot be done or nobody knows enough: an error of its own.</summary>
    Conflict,
}
