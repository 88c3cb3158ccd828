using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// What lasts as long as a runspace: each has its own. The runspaces of <c>ForEach-Object -Parallel</c> are parts of a session that goes
/// on elsewhere, and begin with the profile in use there.
/// </summary>
internal sealed class Session
{
    // PowerShell names them so; who began them it does not tell.
    private const string ParallelTask = "PSTask:";

    private static readonly ConditionalWeakTable<Runspace, Session> s_sessions = new();
    private static readonly List<WeakReference<Runspace>> s_choices = new();
    private static readonly Session s_none = new(null);

    private readonly ConcurrentDictionary<string, bool> _told = new();
    private readonly ConcurrentDictionary<Type, object> _kept = new();
    private readonly WeakReference<Runspace>? _runspace;
    private readonly bool _isTask;
    private string? _profile;
    private bool _hasChosen;

    private Session(Runspace? runspace)
    {
        _runspace = runspace is null ? null : new WeakReference<Runspace>(runspace);
        _isTask = runspace?.Name?.StartsWith(ParallelTask, StringComparison.Ordinal) == true;
    }

    /// <summary>The session of the runspace that this thread works for.</summary>
    public static Session Current => Runspace.DefaultRunspace is { } runspace ? s_sessions.GetValue(runspace, static r => new(r)) : s_none;

    /// <summary>The profile that Use-S3Profile chose, or null.</summary>
    /// <exception cref="S3ConfigurationException">This is a part of a session, and it cannot be told of which.</exception>
    public string? ProfileName
    {
        get => _isTask && !_hasChosen ? OfOthers() : _profile;
        set
        {
            (_profile, _hasChosen) = (value, true);
            if (_isTask || _runspace is null) return;
            lock (s_choices)
            {
                s_choices.RemoveAll(c => c == _runspace || !IsOpen(c, out _));
                s_choices.Add(_runspace);
            }
        }
    }

    /// <summary>What PowerShell told of the session when the module was imported here; null where that was not.</summary>
    public SessionState? State { get; set; }

    /// <summary>Whether this is the profile that Use-S3Profile chose.</summary>
    public bool Uses(string profile)
    {
        try
        {
            return profile == ProfileName;
        }
        catch (S3ConfigurationException)
        {
            // A part of several sessions has none of its own in use.
            return false;
        }
    }

    /// <summary>Whether the user has not been told this yet.</summary>
    public bool IsNews(string message) => _told.TryAdd(message, true);

    /// <summary>What some part of the module keeps for as long.</summary>
    public T Of<T>() where T : class, new() => (T)_kept.GetOrAdd(typeof(T), static _ => new T());

    private static bool IsOpen(WeakReference<Runspace> choice, out Runspace runspace) =>
        choice.TryGetTarget(out runspace!) && runspace.RunspaceStateInfo.State == RunspaceState.Opened;

    private static string? OfOthers()
    {
        string[] chosen;
        lock (s_choices)
        {
            chosen = s_choices.Select(c => IsOpen(c, out Runspace open) && s_sessions.TryGetValue(open, out Session? s) ? s._profile : null)
                .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        }
        if (chosen.Length > 1)
            throw new S3ConfigurationException(
                "Several sessions of this process use different profiles, and PowerShell does not tell whose part this runspace is. "
                    + "Name the profile with -ProfileName.");
        return chosen.FirstOrDefault();
    }
}
