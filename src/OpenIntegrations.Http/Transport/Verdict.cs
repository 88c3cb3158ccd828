namespace OpenIntegrations.Http.Transport;

/// <summary>What was made of an answer, and whether it stands.</summary>
/// <param name="Value">What the caller gets when nothing is tried again.</param>
/// <param name="Again">Whether another attempt may give a better answer.</param>
/// <param name="LeavesOpen">Whether the body is still to be read, by whoever gets the value; else the answer is done with.</param>
public readonly record struct Verdict<T>(T Value, Persistence Again = Persistence.None, bool LeavesOpen = false);
