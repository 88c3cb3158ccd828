using System;
using System.Collections.Generic;
using System.Threading;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// The work for one record, and what it has to say. Records are worked on together and speak one after the other, as they came.
/// </summary>
/// <param name="fail">Called on the host's thread, in turn, with what ended the work.</param>
internal sealed class Turn(Action<Exception> fail)
{
    private static readonly AsyncLocal<Turn?> s_current = new();

    /// <summary>The record whose work is running here; null where none is.</summary>
    public static Turn? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>What it says, in order.</summary>
    public Queue<Action> Said { get; } = new();

    public bool HasEnded { get; set; }

    /// <summary>What ended the work, when it did not end by itself.</summary>
    public Exception? Failure { get; set; }

    public void Fail() => fail(Failure!);
}
