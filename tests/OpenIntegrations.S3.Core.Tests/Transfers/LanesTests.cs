using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>Parts on lines of all kinds, by a clock of the test's own.</summary>
public sealed class LanesTests
{
    private const long MB = 1024 * 1024;
    private const long PartSize = 16 * MB;
    private const int Parts = 24;
    private const int Most = 8;
    private const long Block = 128 * 1024;
    private const double Tick = 0.01;

    /// <param name="shared">MiB a second that the line takes of all parts together.</param>
    /// <param name="each">MiB a second that it takes of each.</param>
    /// <param name="buffer">MiB that the systems on its way take of each at once.</param>
    /// <param name="firstWithin">The time of the first part, as a share of what it takes when all go at once.</param>
    /// <param name="allWithin">The time of all of them, likewise.</param>
    [Theory]
    [InlineData(1000, 1000, 2.5, 1, 1.05)]
    [InlineData(1000, 1000, 4, 1, 1.05)]
    [InlineData(1000, 50, 2.5, 1, 1.05)]
    [InlineData(40, 5, 0.5, 1, 1.15)]
    [InlineData(40, 40, 4, 1, 1.05)]
    [InlineData(16, 2, 0.5, 1, 1.3)]
    [InlineData(8, 8, 0.5, 1, 1.05)]
    [InlineData(1, 1, 0, 0.4, 1.05)]
    [InlineData(1, 1, 2.5, 0.4, 1.05)]
    [InlineData(1, 1, 4, 0.4, 1.05)]
    [InlineData(0.1, 0.1, 0.5, 0.4, 1.05)]
    [InlineData(4, 0.5, 0.5, 1, 1.5)]
    public void A_slow_line_has_a_part_early_and_a_fast_one_loses_nothing(double shared, double each, double buffer, double firstWithin,
        double allWithin)
    {
        (double first, double all) = Play(shared, each, buffer, adapts: true);
        (double firstAtOnce, double allAtOnce) = Play(shared, each, buffer, adapts: false);
        Assert.True(first <= (firstAtOnce * firstWithin) + Tick, $"The first part took {first} s, and {firstAtOnce} s of all at once.");
        Assert.True(all <= (allAtOnce * allWithin) + 0.5, $"All took {all} s, and {allAtOnce} s when they go at once.");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    [InlineData(16, 2)]
    [InlineData(512, 2)]
    public void What_is_small_goes_at_once(long partSize, int least)
    {
        int open = new Lanes(Most, partSize * MB, static () => TimeSpan.Zero).Open;
        Assert.Equal(partSize == 1 ? Most : least, open);
        Assert.Equal(1, new Lanes(1, partSize * MB, static () => TimeSpan.Zero).Open);
    }

    [Fact]
    public void What_is_sent_again_is_no_speed()
    {
        double now = 0;
        var lanes = new Lanes(Most, PartSize, () => TimeSpan.FromSeconds(now));
        for (int i = 0; i < 100; i++)
        {
            now += 0.1;
            lanes.Moved(PartSize);
            lanes.Moved(-PartSize);
        }
        Assert.Equal(2, lanes.Open);
    }

    private static (double First, double All) Play(double shared, double each, double buffer, bool adapts)
    {
        double now = 0;
        var lanes = new Lanes(Most, PartSize, () => TimeSpan.FromSeconds(now));
        var going = new List<Part>();
        int begun = 0;
        double first = 0;
        for (int ended = 0; ended < Parts;)
        {
            while (begun < Parts && going.Count < (adapts ? lanes.Open : Most))
            {
                begun++;
                going.Add(new Part());
            }
            now += Tick;
            double share = Math.Min(each, shared / going.Count) * Tick * MB;
            foreach (Part part in going.ToArray())
            {
                part.Arrived = Math.Min(PartSize, part.Arrived + share);
                // Programs see the bytes go when a third of the buffer has room again.
                long sent = (long)Math.Min(PartSize, part.Arrived + (buffer * MB));
                if (sent - part.Sent >= Math.Max(MB / 8, buffer * MB / 3) || sent == PartSize)
                {
                    for (; part.Sent < sent; part.Sent += Math.Min(sent - part.Sent, Block)) lanes.Moved(Math.Min(sent - part.Sent, Block));
                }
                if (part.Arrived < PartSize) continue;
                going.Remove(part);
                ended++;
                if (first == 0) first = now;
            }
        }
        return (first, now);
    }

    private sealed class Part
    {
        public double Arrived { get; set; }

        public long Sent { get; set; }
    }
}
