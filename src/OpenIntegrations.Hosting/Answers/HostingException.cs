using System;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>An action of the account API failed. The message is free of secrets.</summary>
public sealed class HostingException(string action, HostingFaultKind kind, string message, HostingAnswer? answer = null,
    Exception? cause = null)
    : Exception($"{action}: {message}", cause)
{
    public string Action { get; } = action;

    public HostingFaultKind Kind { get; } = kind;

    /// <summary>
    /// What the provider answered; null when nothing came. A method, because Get-Error prints the properties of exceptions, and an answer
    /// may hold a key.
    /// </summary>
    public HostingAnswer? GetAnswer() => answer;
}
