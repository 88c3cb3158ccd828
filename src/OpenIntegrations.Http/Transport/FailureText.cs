using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>What a failure says in one sentence or more: its own message, and those of its causes where they say more.</summary>
public static class FailureText
{
    // The runtime's messages end so; where the inner one stands right behind it, nobody has to look.
    private const string Pointer = ", see inner exception";

    public static string Of(Exception failure)
    {
        string own = failure.Message.Replace(Pointer, "");
        // That a request was cancelled is how a limit ends it, and says nothing.
        return failure.InnerException is { } inner and not OperationCanceledException
            && own.IndexOf(inner.Message, StringComparison.Ordinal) < 0 ? $"{own} {Of(inner)}" : own;
    }
}
