using System;
using System.IO;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.Cli.Trees;

/// <summary>What became of items, as text and as JSON.</summary>
internal static class ItemLines
{
    /// <summary>As <c>upload: a to s3://b/a</c>.</summary>
    public static string Text(string verb, string source, string? destination) =>
        destination is null ? $"{verb}: {Near(source)}" : $"{verb}: {Near(source)} to {Near(destination)}";

    public static string VerbOf(ItemAction action, bool moves) => action switch
    {
        ItemAction.SetTime => "set time",
        ItemAction.MakeFolder => "make folder",
        ItemAction.Delete => "delete",
        ItemAction.None => "skip",
        _ when moves => "move",
        ItemAction.Upload => "upload",
        ItemAction.Download => "download",
        _ => "copy",
    };

    public static TreeMap Json(ItemResult result, string verb) => new()
    {
        { "action", verb },
        { "status", StatusOf(result.Status) },
        { "source", result.Source },
        { "destination", result.Destination },
        { "bytes", result.Bytes },
        { "reason", result.Reason },
        { "checksum", result.Checksum },
        { "attempts", result.Attempts },
        { "seconds", Math.Round(result.Duration.TotalSeconds, 3) },
        { "error", result.GetFailure() is { } error ? Advice.On(error) : null },
    };

    /// <summary>An item of which nothing but its place is known.</summary>
    public static TreeMap Json(string verb, string status, string source, string? destination, long? bytes, string? error) => new()
    {
        { "action", verb }, { "status", status }, { "source", source }, { "destination", destination }, { "bytes", bytes },
        { "error", error },
    };

    /// <summary>A path as it would be typed here.</summary>
    public static string Near(string path)
    {
        string here = Environment.CurrentDirectory;
        bool isBelow = path.Length > here.Length + 1 && path.StartsWith(here, StringComparison.Ordinal)
            && path[here.Length] == Path.DirectorySeparatorChar;
        return isBelow ? path[(here.Length + 1)..] : path;
    }

    private static string StatusOf(ItemStatus status) => status switch
    {
        ItemStatus.Done => "done",
        ItemStatus.Skipped => "skipped",
        _ => "failed",
    };
}
