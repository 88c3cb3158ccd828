using System;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>What became of an item that was to be deleted.</summary>
/// <param name="Item">The item.</param>
/// <param name="Error">Why it is still there, or may be; null when the store says that it is gone.</param>
public sealed record Removed(Found Item, Exception? Error);

/// <summary>The store did not delete one item of several.</summary>
/// <param name="code">The store's code.</param>
/// <param name="message">What it says.</param>
public sealed class ItemRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
