using System;
using System.Collections.Generic;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Commands of other programs for stores, with the line that does it here.</summary>
internal static class ForeignWords
{
    private static readonly Dictionary<string, string> s_lines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["share"] = "oint presign", ["link"] = "oint presign", ["signurl"] = "oint presign",
        ["head"] = "oint s3 HeadObject", ["stat"] = "oint s3 HeadObject", ["s3api"] = "oint s3", ["pipe"] = "oint cp - s3://bucket/key",
        ["rcat"] = "oint cp - s3://bucket/key", ["put"] = "oint cp", ["get"] = "oint cp", ["copy"] = "oint cp", ["move"] = "oint mv",
        ["delete"] = "oint rm", ["del"] = "oint rm", ["purge"] = "oint rm -r", ["list"] = "oint ls", ["lsf"] = "oint find",
        ["lsd"] = "oint ls", ["la"] = "oint find", ["tree"] = "oint find", ["ncdu"] = "oint du --by folder", ["about"] = "oint du",
        ["info"] = "oint s3 HeadObject", ["touch"] = "oint cp - s3://bucket/key", ["config"] = "oint configure",
        ["alias"] = "oint configure", ["website"] = "oint s3 PutBucketWebsite", ["select"] = "oint s3 SelectObjectContent",
        ["multipart"] = "oint s3 ListMultipartUploads", ["setacl"] = "oint s3 PutObjectAcl", ["moveto"] = "oint mv", ["copyto"] = "oint cp",
        ["expire"] = "oint s3 PutBucketLifecycleConfiguration", ["setpolicy"] = "oint s3 PutBucketPolicy",
        ["mirror"] = "oint sync", ["size"] = "oint du", ["check"] = "oint diff", ["mkdir"] = "oint mb", ["rmdir"] = "oint rb",
    };

    /// <summary>Null for a word that is nobody's.</summary>
    public static string? Find(string word) => s_lines.GetValueOrDefault(word);
}
