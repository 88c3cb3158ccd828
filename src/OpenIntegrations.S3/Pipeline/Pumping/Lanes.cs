using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// Keeps work on the same thing in order while all other work overtakes: who writes waits for those before who read or wrote it, who reads
/// for who wrote it last.
/// </summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>The work as it is done in its place.</summary>
    /// <param name="read">What it reads, or null.</param>
    /// <param name="written">What it writes, or null.</param>
    /// <param name="work">The work itself.</param>
    public Func<CancellationToken, Task> Behind(string? read, string? written, Func<CancellationToken, Task> work)
    {
        if (read is null && written is null) return work;
        var own = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task[] earlier = Enter(read, written, own.Task);
        return async token =>
        {
            try
            {
                // How those ended is for them to say.
                if (earlier.Length > 0) await Task.WhenAll(earlier).ConfigureAwait(false);
                await work(token).ConfigureAwait(false);
            }
            finally
            {
                Leave(read, own.Task);
                Leave(written, own.Task);
                own.SetResult(true);
            }
        };
    }

    private Task[] Enter(string? read, string? written, Task own)
    {
        var earlier = new List<Task>();
        lock (_lanes)
        {
            if (read is not null && read != written)
            {
                Lane lane = Of(read);
                if (lane.Writer is not null) earlier.Add(lane.Writer);
                lane.Readers.Add(own);
            }
            if (written is not null)
            {
                Lane lane = Of(written);
                if (lane.Writer is not null) earlier.Add(lane.Writer);
                earlier.AddRange(lane.Readers);
                lane.Readers.Clear();
                lane.Writer = own;
            }
        }
        return earlier.Where(task => !task.IsCompleted).ToArray();
    }

    private Lane Of(string name) => _lanes.TryGetValue(name, out Lane? lane) ? lane : _lanes[name] = new Lane();

    private void Leave(string? name, Task own)
    {
        if (name is null) return;
        lock (_lanes)
        {
            if (!_lanes.TryGetValue(name, out Lane? lane)) return;
            lane.Readers.Remove(own);
            if (lane.Writer == own) lane.Writer = null;
            if (lane.Writer is null && lane.Readers.Count == 0) _lanes.Remove(name);
        }
    }

    private sealed class Lane
    {
        public Task? Writer { get; set; }

        public List<Task> Readers { get; } = [];
    }
}
