using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.Cli.Trees;

/// <summary>What options of a command on trees mean.</summary>
internal static partial class LineValues
{
    private const int MostAtOnce = 1024;
    private const int Kibi = 1024;

    public static long? Size(this TreeLine line, string name) => line.Value(name) is not { } text ? null
        : ByteSize.TryParse(text, out long bytes) ? bytes : throw Wrong(name, text, "a size such as 4096, 10k or 1.5G");

    /// <summary>A size as rclone reads it, to which a number alone is one of KiB.</summary>
    private static long? KibiSize(this TreeLine line, string name)
    {
        bool isBare = line.Value(name) is { Length: > 0 } text && char.IsAsciiDigit(text[^1]);
        return line.Size(name) is not { } size ? null : !isBare ? size
            : size <= long.MaxValue / Kibi ? size * Kibi : throw Wrong(name, line.Value(name)!, "a size such as 10B, 10k or 1.5G");
    }

    public static int? Number(this TreeLine line, string name, int most = int.MaxValue)
    {
        if (line.Value(name) is not { } text) return null;
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isNumber && number >= 1 && number <= most ? number : throw Wrong(name, text, $"a whole number from 1 to {most}");
    }

    public static TimeSpan? Span(this TreeLine line, string name) => line.Value(name) is not { } text ? null
        : Age.TryParse(text, out TimeSpan span) ? span : throw Wrong(name, text, "a span such as 30s, 5m or 1h");

    /// <summary>How long something is to last; a number alone is one of seconds.</summary>
    public static TimeSpan? Lifetime(this TreeLine line, string name) => line.Value(name) is not { } text ? null
        : Duration.Parse(text, TimeSpan.FromSeconds(1)) ?? throw Wrong(name, text, "seconds, or a span such as 30m, 12h or 7d");

    /// <summary>A moment in UTC.</summary>
    public static DateTime? Moment(this TreeLine line, string name)
    {
        try
        {
            return line.Value(name) is { } text ? Age.Moment(text, DateTimeOffset.UtcNow) : null;
        }
        catch (FormatException e)
        {
            throw new UsageException($"--{name}: {e.Message}");
        }
    }

    public static int? Degree(this TreeLine line) => line.Number("throttle-limit", MostAtOnce);

    /// <summary>Bytes a second; null for no limit.</summary>
    public static long? Rate(this TreeLine line)
    {
        string name = line.Given.LastOrDefault(g => g.Name is "bandwidth-limit" or "bwlimit").Name ?? "bandwidth-limit";
        long? rate = name == "bwlimit" ? line.KibiSize(name) : line.Size(name);
        return rate < Bandwidth.MinRate ? throw Wrong(name, line.Value(name)!, "at least 1k, bytes a second") : rate;
    }

    public static FileNames Names(this TreeLine line) => line.Has("escape-names") ? FileNames.Escaped : FileNames.AsTheyAre;

    public static CompareBy CompareRule(this TreeLine line)
    {
        string[] rules = [.. line.Given.Where(g => g.Value != "false").Select(g => g.Name switch
        {
            "compare-by" => g.Value,
            "size-only" => "size",
            "checksum" => g.Name,
            "exact-timestamps" => "time",
            _ => "",
        }).Where(rule => rule.Length > 0).Distinct()];
        if (rules.Length > 1) throw new UsageException($"Things are compared by one rule, not by {string.Join(" and by ", rules)}.");
        return rules.FirstOrDefault() switch
        {
            "size" => CompareBy.Size,
            "checksum" => CompareBy.Checksum,
            _ => CompareBy.SizeAndTime,
        };
    }

    public static Filter ToFilter(this TreeLine line)
    {
        try
        {
            return new Filter([.. line.Given.Where(g => g.Name is TreeOptions.Include or TreeOptions.Exclude)
                .Select(g => new NamePick(DemandPlainSets(g.Value), g.Name == TreeOptions.Include))])
            {
                LargerThan = Most(line.Size("larger-than"), line.KibiSize("min-size") - 1),
                SmallerThan = Least(line.Size("smaller-than"), line.KibiSize("max-size") is { } most ? ByteSize.Plus(most, 1) : null),
                OlderThan = line.Moment("older-than"),
                NewerThan = line.Moment("newer-than"),
                StorageClasses = line.Values("class"),
                Shard = line.Value("shard") is { } shard ? Shard.Parse(shard) : null,
            };
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static long? Most(long? one, long? other) => one > other || other is null ? one : other;

    private static long? Least(long? one, long? other) => one < other || other is null ? one : other;

    /// <summary>Whether less than all is meant.</summary>
    public static bool IsFiltered(this TreeLine line) =>
        line.Given.Any(g => TreeOptions.All.Any(o => o.Name == g.Name && o.Group == OptionGroup.Filter));

    public static MoveSettings Settings(this TreeLine line)
    {
        long? size = line.Size("part-size");
        if (size < PartPlan.MinPartSize) throw Wrong("part-size", line.Value("part-size")!, "at least 5 MiB");
        return new MoveSettings
        {
            PartSize = size,
            Checksum = line.Value("checksum-algorithm"),
            FollowLinks = line.Has("follow-links"),
            KeepTimes = line.Has("keep-times"),
            Verification = line.Has("verify") ? Verification.Full : Verification.Cheap,
        };
    }

    // Elsewhere it is every other character, and here it would be these: what is deleted would be what was to stay.
    private static string DemandPlainSets(string pattern) => !Negation().IsMatch(pattern) ? pattern
        : throw new UsageException($"'{pattern}' has a set of what is not meant, which patterns here do not know: [!…] and [^…] are these "
            + "very characters. Name the rest with --exclude, or write `[ where a bracket is meant.");

    [GeneratedRegex(@"(?<!`)\[[!^]")]
    private static partial Regex Negation();

    /// <summary>Names with values, as <c>name=value</c>, several of them with commas, or a JSON object.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(this TreeLine line, string name) =>
        line.Values(name).SelectMany(text => PairList.Read(text)
            ?? throw Wrong(name, text, "name=value, several with commas, or a JSON object"));

    /// <summary>An address as it is meant: with wildcards, unless the line says otherwise.</summary>
    public static Place ToPlace(this TreeLine line, string text, bool isLiteral = false)
    {
        try
        {
            Place place = Place.Parse(text, isLiteral || line.Has("literal"));
            if (place.Kind == PlaceKind.Pattern) DemandPlainSets(text);
            return place;
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>
    /// Something in a store, for a command that looks nowhere else: there the name of a bucket needs no s3:// before it, unless it is that
    /// of a file or folder here, too.
    /// </summary>
    public static Place ToRemotePlace(this TreeLine line, string text, bool isLiteral = false)
    {
        Place place = line.ToPlace(text, isLiteral);
        if (place.Kind != PlaceKind.Local) return place;
        string bucket = text.Split('/')[0];
        bool isName = bucket.Length >= 3 && char.IsAsciiLetterOrDigit(bucket[0])
            && bucket.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
        if (isName && !Path.Exists(text) && !Path.Exists(bucket)) return line.ToPlace("s3://" + text, isLiteral);
        throw new UsageException($"'{text}' is no address. Addresses begin with s3://.");
    }

    public static UsageException Wrong(string name, string value, string expected) => new($"--{name} is '{value}'; it must be {expected}.");
}
