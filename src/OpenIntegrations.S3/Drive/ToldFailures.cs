using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.ExceptionServices;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

/// <summary>What a command was told of paths when it asked whether they are there. It comes to them again, and is not told twice.</summary>
internal sealed class ToldFailures
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(0.5);
    private readonly Dictionary<DrivePath, Told> _told = [];
    private CallingCommand _last;

    /// <summary>Says the same to whoever asks once more at once: nobody waits twice for a store that does not answer.</summary>
    public void Repeat(DrivePath path)
    {
        if (_told.TryGetValue(path, out Told? told) && told.Age < s_life) ExceptionDispatchInfo.Capture(told.Failure).Throw();
    }

    /// <summary>Notes that a command is told of a failure; false where it was told the same before.</summary>
    public bool Tell(DrivePath path, Exception failure, CallingCommand command)
    {
        bool isRepeated = _told.TryGetValue(path, out Told? before) && before.Failure == failure;
        if (command != _last) _told.Clear();
        _last = command;
        bool isNews = !Knows(failure, command);
        _told[path] = isRepeated ? before! : new Told(failure);
        return isNews;
    }

    /// <summary>Whether a command was told the same.</summary>
    public bool Knows(Exception failure, CallingCommand command) =>
        IsLast(command) && _told.Values.Any(told => IsSame(told.Failure, failure));

    /// <summary>Whether a command was told of a path, and comes to it again.</summary>
    public bool Has(DrivePath path, CallingCommand command) => IsLast(command) && _told.ContainsKey(path);

    public void Forget(DrivePath path) => _told.Remove(path);

    public void Clear() => _told.Clear();

    private bool IsLast(CallingCommand command) => command.Invocation is not null && command == _last;

    // What is no answer about a path is as true of another one.
    private static bool IsSame(Exception told, Exception failure) =>
        told == failure || (failure is not S3RequestFailedException && told.Message == failure.Message);

    private sealed record Told(Exception Failure)
    {
        private readonly long _since = Stopwatch.GetTimestamp();

        public TimeSpan Age => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - _since) / (double)Stopwatch.Frequency);
    }
}
