using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>
/// What a drive saw a moment ago. PowerShell asks for the same thing several times within a command; a new command that names a path asks
/// the store again, and so does each when something else in this process has written to the store.
/// </summary>
/// <param name="changes">How often the store was written to from here.</param>
internal sealed class DriveCache(Func<long> changes)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(3);

    // PowerShell looks for the first match of a pattern before it says that a command begins.
    private static readonly TimeSpan s_beginning = TimeSpan.FromSeconds(0.5);

    private long _known = changes();
    private bool _given;

    private readonly object _gate = new();
    private readonly Dictionary<(string Bucket, string? Key), Kept<AtPath>> _found = new();
    private readonly Dictionary<(string Bucket, string? Key), Kept<Level>> _levels = new();
    private (DrivePath Path, Kept<S3Answer> Page)? _beginning;

    /// <summary>What a path names; null when that must be asked.</summary>
    public AtPath? Find(DrivePath path)
    {
        lock (_gate)
        {
            ForgetOld();
            if (_found.TryGetValue(Id(path), out var known) && known.IsFresh) return known.Value;
            return !path.IsStore && _levels.TryGetValue(Id(path.Parent), out var level) && level.IsFresh
                ? level.Value.Find(path.Name) : null;
        }
    }

    /// <summary>The content of a folder; null when that must be asked.</summary>
    public Level? Level(DrivePath path)
    {
        lock (_gate)
        {
            ForgetOld();
            return _levels.TryGetValue(Id(path), out var level) && level.IsFresh && level.Value.IsWhole ? level.Value : null;
        }
    }

    public void Keep(DrivePath path, AtPath found)
    {
        lock (_gate) _found[Id(path)] = new(found);
    }

    public void Keep(DrivePath path, Level level)
    {
        lock (_gate) _levels[Id(path)] = new(level);
    }

    /// <summary>Keeps the first page of a folder that has more of them, for the list that comes next.</summary>
    public void KeepBeginning(DrivePath path, S3Answer page)
    {
        lock (_gate) _beginning = (path, new(page));
    }

    /// <summary>The first page of a folder; null when it must be asked for. It serves one list.</summary>
    public S3Answer? TakeBeginning(DrivePath path)
    {
        lock (_gate)
        {
            ForgetOld();
            S3Answer? page = _beginning is { } kept && Id(kept.Path) == Id(path) && kept.Page.IsFresh ? kept.Page.Value : null;
            _beginning = null;
            return page;
        }
    }

    /// <summary>Somebody was told what was seen: whoever asks after that asks for what has become of it.</summary>
    public void Give()
    {
        lock (_gate) _given = true;
    }

    /// <summary>A command begins: what was seen before it is of the past.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_given) Clear();
            (_given, _beginning) = (false, null);
            foreach (var id in _found.Where(f => f.Value.Age > s_beginning).Select(f => f.Key).ToList()) _found.Remove(id);
            foreach (var id in _levels.Where(l => l.Value.Age > s_beginning).Select(l => l.Key).ToList()) _levels.Remove(id);
        }
    }

    /// <summary>Says that the drive itself wrote something at or below a path.</summary>
    public void Changed(DrivePath path)
    {
        lock (_gate)
        {
            _known = changes();
            _beginning = null;
            foreach (var id in _found.Keys.Where(id => Concerns(id, path)).ToList()) _found.Remove(id);
            foreach (var id in _levels.Keys.Where(id => new DrivePath("", id.Bucket, id.Key).IsWithin(Bare(path))).ToList())
                _levels.Remove(id);
            for (DrivePath at = path; !at.IsStore; at = at.Parent)
            {
                if (_levels.TryGetValue(Id(at.Parent), out var level)) level.Value.Touch(at.Name);
            }
        }
    }

    private void ForgetOld()
    {
        if (_known == changes()) return;
        _known = changes();
        Clear();
    }

    private void Clear()
    {
        _found.Clear();
        _levels.Clear();
        _beginning = null;
    }

    private static DrivePath Bare(DrivePath path) => path with { Drive = "" };

    private static bool Concerns((string Bucket, string? Key) id, DrivePath path)
    {
        DrivePath known = new DrivePath("", id.Bucket, id.Key);
        return known.IsWithin(Bare(path)) || Bare(path).IsWithin(known);
    }

    private static (string Bucket, string? Key) Id(DrivePath path) => (path.Bucket, path.Key);

    private sealed class Kept<T>(T value)
    {
        private readonly long _since = Stopwatch.GetTimestamp();

        public T Value => value;

        public TimeSpan Age => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - _since) / (double)Stopwatch.Frequency);

        public bool IsFresh => Age < s_life;
    }
}
