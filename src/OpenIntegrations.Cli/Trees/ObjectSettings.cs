using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The headers that say what is stored with objects.</summary>
internal static class ObjectSettings
{
    private static readonly (string Option, string Header)[] s_headers =
    [
        ("content-type", "Content-Type"),
        ("cache-control", "Cache-Control"),
        ("content-disposition", "Content-Disposition"),
        ("content-encoding", "Content-Encoding"),
        ("content-language", "Content-Language"),
        ("storage-class", "x-amz-storage-class"),
        ("sse", "x-amz-server-side-encryption"),
        ("sse-kms-key-id", "x-amz-server-side-encryption-aws-kms-key-id"),
        ("acl", "x-amz-acl"),
        ("website-redirect", "x-amz-website-redirect-location"),
    ];

    /// <summary>For what is written.</summary>
    public static HeaderList Of(TreeLine line)
    {
        var headers = new HeaderList();
        foreach (var (option, header) in s_headers)
        {
            if (line.Value(option) is { } value) headers[header] = value;
        }
        if (line.Value("expires") is { } expires) headers["Expires"] = Date(expires);
        foreach (var (name, value) in line.Pairs("metadata")) headers[UserMetadata.Prefix + name] = value;
        if (Tags(line) is { } tags) headers["x-amz-tagging"] = tags;
        if (CustomerKey.Of(line, "sse-c") is { } key) key.AddTo(headers);
        return headers;
    }

    /// <summary>For what is read, to where it is used.</summary>
    public static HeaderList ReadOnly(TreeLine line) => Read(line, "sse-c");

    /// <summary>For what is read to be written elsewhere: of two stores each has a key of its own.</summary>
    public static HeaderList OfSource(TreeLine line) =>
        Read(line, Ends.IsRemote(line.Operands[^1]) ? "sse-c-copy-source" : "sse-c");

    private static HeaderList Read(TreeLine line, string option)
    {
        var headers = new HeaderList();
        if (CustomerKey.Of(line, option) is { } key) key.AddTo(headers);
        return headers;
    }

    private static string? Tags(TreeLine line)
    {
        var tags = new Hashtable(StringComparer.Ordinal);
        foreach (var (name, value) in line.Pairs("tag")) tags[name] = value;
        return tags.Count == 0 ? null : new TagSet(tags).ToHeader();
    }

    private static string Date(string text) =>
        WrittenDate.TryParse(text, DateTimeStyles.AssumeLocal, out DateTime date)
            ? date.ToString("R", CultureInfo.InvariantCulture)
            : throw LineValues.Wrong("expires", text, $"a date such as {WrittenDate.Forms}");
}
