using System.Collections.Generic;
using static OpenIntegrations.Cli.Trees.OptionGroup;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The table of the options of all commands on trees. A name means the same wherever it is taken.</summary>
internal static class TreeOptions
{
    public const string Include = "include";
    public const string Exclude = "exclude";

    public static IReadOnlyList<TreeOption> All { get; } =
    [
        new(Recursion, "recursive", null, "Takes what is in folders, and in the folders in them") { Letters = "rR" },
        new(DryRun, "dry-run", null, "Says what would be done, and does nothing") { Letters = "n", Aliases = ["dryrun"] },
        new(Deletion, "force", null, "Deletes without a question") { Letters = "fy", Aliases = ["yes"] },
        new(Sync, "delete", null, "Deletes what only the destination has, behind everything else")
        { Aliases = ["remove", "delete-removed"] },
        new(Comparison, "compare-by", "WHAT", "What makes two things the same: time (with the size), size, checksum")
        { Choices = ["time", "size", "checksum"] },
        new(Comparison, "size-only", null, "The same as --compare-by size"),
        new(Comparison, "checksum", null, "The same as --compare-by checksum") { Letters = "c" },
        new(Comparison, "exact-timestamps", null, "The same as --compare-by time: a file has the very time of its object in any case"),
        new(Diff, "all", null, "Shows what is the same, too") { Letters = "a" },
        new(Filter, Include, "PATTERN", "Takes what fits: *.png, img/, **/2026/*; the last that fits decides")
        { IsList = true, Aliases = ["name"] },
        new(Filter, Exclude, "PATTERN", "Leaves out what fits") { IsList = true },
        new(Filter, "larger-than", "SIZE", "Only what has more bytes: 4096, 10k, 1.5G") { Aliases = ["larger"] },
        new(Filter, "smaller-than", "SIZE", "Only what has fewer bytes") { Aliases = ["smaller"] },
        new(Filter, "min-size", "SIZE", "Only what has so many bytes or more; a number alone is KiB, as rclone has it: 10B, 10k"),
        new(Filter, "max-size", "SIZE", "Only what has so many bytes or fewer, written so"),
        new(Filter, "older-than", "AGE", "Only what was last changed before: 30d, 12h, 90m, 2w, or a date")
        { Aliases = ["min-age"] },
        new(Filter, "newer-than", "AGE", "Only what was last changed after") { Aliases = ["max-age"] },
        new(Filter, "class", "CLASS", "Only objects of this storage class") { IsList = true },
        new(Filter, "shard", "K/N", "Only the keys of one of N shares: the same line with each K does each once"),
        new(Listing, "versions", null, "All versions, and the markers of what was deleted") { Aliases = ["all-versions"] },
        new(Listing, "as-of", "TIME", "What there was at a time: 7d ago, or a date") { Aliases = ["rewind"] },
        new(Listing | Comparison, "literal", null, "Takes wildcards in addresses for characters") { Aliases = ["raw"] },
        new(Listing, "summarize", null, "Ends with how many and how large") { Aliases = ["summarise"] },
        new(Human, "human-readable", null, "Sizes as 1.5 MiB") { Letters = "hH", Aliases = ["humanize"] },
        new(Human, "bytes", null, "Sizes as numbers of bytes") { Letters = "b" },
        new(Measure, "by", "WHAT", "One line each: folder, class, extension, age")
        { Choices = ["folder", "class", "extension", "age"], Letters = "g" },
        new(Find, "null", null, "Ends each address with a zero byte, for xargs -0") { Letters = "0", Aliases = ["print0"] },
        new(Watch, "interval", "SPAN", "How long to wait between two looks; 5s"),
        new(Watch, "count", "N", "Ends after so many changes"),
        new(Content, "range", "FIRST-LAST", "Only these bytes: 0-99, 100-, or -100 for the last hundred"),
        new(Link, "expires-in", "SPAN", "How long it works: 3600 or another number of seconds, 30m, 12h, 7d, which is the longest; an hour")
        { Aliases = ["expire"] },
        new(Link, "method", "METHOD", "What it does: GET, HEAD, PUT, DELETE") { Choices = ["GET", "HEAD", "PUT", "DELETE"] },
        new(Settings, "content-type", "TYPE", "The media type; otherwise it goes by the extension"),
        new(Settings, "cache-control", "TEXT", "How caches may keep it"),
        new(Settings, "content-disposition", "TEXT", "How a browser presents it"),
        new(Settings, "content-encoding", "TEXT", "How the body is encoded: gzip"),
        new(Settings, "content-language", "TEXT", "The language of the content"),
        new(Settings, "expires", "DATE", "When caches must fetch it anew"),
        new(Settings, "metadata", "NAME=VALUE", "Metadata of your own") { IsList = true },
        new(Settings, "tag", "NAME=VALUE", "A tag") { IsList = true, Aliases = ["tags"] },
        new(Settings, "storage-class", "CLASS", "The storage class: STANDARD_IA, GLACIER"),
        new(Settings, "sse", "ALGORITHM", "Encryption by the store: AES256, which --sse alone means, or aws:kms") { Bare = "AES256" },
        new(Settings, "sse-kms-key-id", "ID", "The key of aws:kms"),
        new(Settings, "sse-c", "ALGORITHM", "") { IsHidden = true, Bare = "AES256", Choices = ["AES256"] },
        new(Settings | OptionGroup.CustomerKey, "sse-c-key", "KEY",
            "A key of your own: 32 bytes as Base64, or fileb://FILE, which no process list shows"),
        new(Settings, "sse-c-copy-source", "ALGORITHM", "") { IsHidden = true, Bare = "AES256", Choices = ["AES256"] },
        new(Settings, "sse-c-copy-source-key", "KEY", "The key of your own by which the source is read, from store to store"),
        new(Settings, "acl", "ACL", "A canned ACL: private, public-read"),
        new(Settings, "website-redirect", "URL", "Where a website redirects this object"),
        new(Kept, "clear", null, "Takes them away: the parts at the stores, and the files that are not whole"),
        new(Stream, "expected-size", "SIZE", "How much standard input brings, where it is more than 80 GiB"),
        new(Transfer, "throttle-limit", "N", "How many requests are under way at the same time; otherwise as many as the store takes well")
        { Aliases = ["concurrency", "transfers", "numworkers"] },
        new(Transfer, "bandwidth-limit", "SIZE", "Bytes a second, all transfers together, up and down apart: 10M")
        { Aliases = ["limit-rate", "max-bandwidth"] },
        new(Transfer, "bwlimit", "SIZE", "The same; a number alone is KiB a second, as rclone has it"),
        new(Transfer, "part-size", "SIZE", "Bytes in a part of what is large, at least 5 MiB"),
        new(Transfer, "checksum-algorithm", "NAME", "Checksums that go along")
        { Choices = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] },
        new(Transfer, "verify", null, "Verifies downloads by MD5 too, where that takes time or a request"),
        new(Transfer, "resume", null, "Keeps what is interrupted for the next run; on by itself above 64 MiB"),
        new(Transfer, "no-resume", null, "Begins anew, and keeps nothing of what is interrupted"),
        new(Transfer, "follow-links", null, "Takes links for what they lead to") { Aliases = ["follow-symlinks"] },
        new(Transfer, "no-follow-symlinks", null, "") { IsHidden = true },
        new(Transfer, "escape-names", null, "Writes keys that no file can have as names with percent signs, and back"),
        new(Transfer, "keep-times", null, "Keeps the times of files as metadata (mtime, as rclone does), and gives them back")
        { Aliases = ["preserve"] },
        new(Transfer, "empty-folders", null, "Takes empty folders along"),
        new(Transfer, "destination-profile", "NAME", "The profile of the store of the destination, where it is another"),
        new(Transfer, "destination-basic", "DATA", "Its connection, as --basic has it"),
        new(Connection, "profile", "NAME", "A stored profile; otherwise the environment, or the profile named default"),
        new(Connection, "basic", "DATA", "The connection as JSON, a file of it, or profile:name"),
        new(Connection, "endpoint-url", "URL", "Another address of the store"),
        new(Connection, "region", "NAME", "Another region"),
        new(Connection, "no-sign-request", null, "Sends requests without credentials, for what everybody may read"),
        new(Profile, "access-key", "KEY", "The access key"),
        new(Profile, "secret-key", "KEY", "The secret key; - takes a line of standard input, which no process list shows"),
        new(Profile, "provider", "NAME", "The kind of store, where the address does not tell it"),
        new(Profile, "list", null, "Says which profiles are stored"),
        new(Payer, "request-payer", "WHO", "Pays for the requests: requester") { Bare = "requester" },
        new(Connection, "ca-bundle", "FILE", "Certificates to trust, in PEM") { Aliases = ["ca-cert"] },
        new(Connection, "no-verify-ssl", null, "Takes any certificate of the store") { Aliases = ["no-check-certificate", "insecure"] },
        new(Connection, "debug", null, "Says what is sent, on standard error"),
        new(Output, "json", null, "One JSON object a line for each item"),
        new(Output, "quiet", null, "Writes errors and nothing else") { Letters = "q", Aliases = ["only-show-errors"] },
        new(Progress, "no-progress", null, "Shows no progress on a terminal"),
        new(Progress, "progress", null, "") { IsHidden = true, Letters = "P" },
        new(Output, "page-size", "N", "") { IsHidden = true },
        new(Output, "no-paginate", null, "") { IsHidden = true },
        new(Output, "color", "WHEN", "") { IsHidden = true },
        new(Output, "no-cli-pager", null, "") { IsHidden = true },
        new(Output, "help", null, "This page") { Letters = "h" },
    ];
}
