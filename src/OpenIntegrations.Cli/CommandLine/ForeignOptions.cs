using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Options that other programs have for trees and this one has not, with what does it here.</summary>
internal static class ForeignOptions
{
    private static readonly Dictionary<string, string> s_advice = Table(
        ("oint sync leaves alone what is there and is the same.",
            "no-clobber no-overwrite ignore-existing if-size-differ if-source-newer update newer"),
        ("What is given takes the place of the old, and the rest of an object stays.", "metadata-directive tagging-directive"),
        ("Metadata, tags and what else describes an object go along.", "copy-props attr"),
        ("--content-type says the media type; otherwise it goes by the extension.", "no-guess-mime-type guess-mime-type"),
        ("Each store has a profile, and its region there: --profile, --destination-profile.", "source-region"),
        ("How long is waited stands in the profile: ConnectTimeout, FirstByteTimeout, IdleTimeout.",
            "cli-read-timeout cli-connect-timeout timeout contimeout"),
        ("What is in an archive class is brought back first, by oint s3 RestoreObject.", "ignore-glacier-warnings force-glacier-transfer"),
        ("Checksums that the store has are always verified.", "checksum-mode"),
        ("Two things that would become one file are an error.", "case-conflict"),
        ("A copy onto itself is an error, unless it is described anew.", "validate-same-s3-paths"),
        ("A key of your own is given with --sse-c-key.", "sse-customer-key enc-c"),
        ("--acl takes a canned one; oint s3 PutObjectAcl sets any.", "grants"),
        ("--json gives an object a line, for jq.", "output query"),
        ("It stands in the address: s3://bucket/key?versionId=ID.", "version-id vid"));

    /// <summary>A sentence; null for an option that is nobody's.</summary>
    public static string? Find(string name) => s_advice.GetValueOrDefault(name);

    private static Dictionary<string, string> Table(params (string Advice, string Names)[] rows) =>
        rows.SelectMany(r => r.Names.Split(' ').Select(n => (Name: n, r.Advice)))
            .ToDictionary(r => r.Name, r => r.Advice, StringComparer.Ordinal);
}
