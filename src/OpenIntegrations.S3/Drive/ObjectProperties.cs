using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// What an object says of itself, as properties: headers under the names that other cmdlets have for them, Metadata, Tag, and each of the
/// user's own metadata under its own name. What is changed is changed by a copy of the object onto itself.
/// </summary>
internal sealed class ObjectProperties(DriveStore store, DrivePath path)
{
    public const string Metadata = "Metadata";
    public const string Tag = "Tag";

    private static readonly Dictionary<string, string> s_headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ContentType"] = "Content-Type",
        ["CacheControl"] = "Cache-Control",
        ["ContentDisposition"] = "Content-Disposition",
        ["ContentEncoding"] = "Content-Encoding",
        ["ContentLanguage"] = "Content-Language",
        ["Expires"] = "Expires",
        ["StorageClass"] = "x-amz-storage-class",
        ["WebsiteRedirectLocation"] = "x-amz-website-redirect-location",
    };

    private static readonly string[] s_fixed = ["Length", "LastWriteTime", "ETag", "VersionId", "ServerSideEncryption"];

    public async Task<PSObject> ReadAsync(ICollection<string> wanted, CancellationToken cancellationToken)
    {
        S3Answer head = await HeadAsync(cancellationToken).ConfigureAwait(false);
        var all = new PSObject();
        Node node = ListedNodes.OfHead(head);
        if (wanted.Count > 0) Add("Name", path.Name);
        Add("Length", node.Size);
        Add("LastWriteTime", node.LastModified?.ToLocalTime());
        Add("ETag", node.ETag);
        foreach (var (name, header) in s_headers) Add(name, name == "StorageClass" ? node.StorageClass : head.Headers[header]);
        Add("VersionId", head.Headers["x-amz-version-id"]);
        Add("ServerSideEncryption", head.Headers["x-amz-server-side-encryption"]);
        Hashtable own = Own(head.Headers);
        Add(Metadata, own);
        bool mayHaveTags = wanted.Count == 0 ? HasTags(head) : Names(wanted, Tag);
        if (mayHaveTags) Add(Tag, await TagsAsync(cancellationToken).ConfigureAwait(false));
        foreach (string name in wanted.Where(own.ContainsKey)) Add(name, own[name]);
        return all;

        void Add(string name, object? value)
        {
            if (wanted.Count > 0 ? Names(wanted, name) : value is not null) all.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    /// <summary>Gives properties values; null takes one away.</summary>
    public async Task<bool> WriteAsync(IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        string? readOnly = values.Keys.FirstOrDefault(n => s_fixed.Contains(n, StringComparer.OrdinalIgnoreCase));
        if (readOnly is not null)
            throw new DriveRefusal("ReadOnlyProperty", ErrorCategory.InvalidArgument,
                $"{readOnly} is what the store says of the object; it cannot be set.");
        var rest = values.Where(v => !Is(v.Key, Tag)).ToList();
        if (rest.Count > 0) await RewriteAsync(rest, cancellationToken).ConfigureAwait(false);
        if (rest.Count < values.Count) await SetTagsAsync(values.First(v => Is(v.Key, Tag)).Value, cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(path);
        return true;
    }

    private async Task RewriteAsync(List<KeyValuePair<string, object?>> values, CancellationToken cancellationToken)
    {
        S3Answer head = await HeadAsync(cancellationToken).ConfigureAwait(false);
        S3Request put = Routes.CopyObject.For(path.Bucket, path.Key!);
        ObjectDescription.KeepInPlace(put.Headers, head.Headers);
        foreach (var (name, value) in values) Set(put.Headers, name, value);
        put.Headers["x-amz-metadata-directive"] = "REPLACE";
        put.Headers["x-amz-copy-source-if-match"] = head.Headers["ETag"];
        await new Copy(store.Client, new CopySource(path.Bucket, path.Key!), put).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool HasTags(S3Answer head) => head.Headers["x-amz-tagging-count"] is not (null or "0");

    private void Set(HeaderList headers, string name, object? value)
    {
        object? plain = PsValue.Unwrap(value);
        if (Is(name, Metadata))
        {
            foreach (string old in headers.Names.Where(UserMetadata.Is).ToList()) headers[old] = null;
            foreach (DictionaryEntry entry in plain as IDictionary ?? new Hashtable())
                headers[UserMetadata.Prefix + entry.Key] = Text(entry.Value);
        }
        else if (!s_headers.TryGetValue(name, out string? header)) headers[UserMetadata.Prefix + name] = plain is null ? null : Text(plain);
        else headers[header] = plain is not null ? Text(plain) : header == "Content-Type" ? MediaTypes.Of(path.Key!) : null;
    }

    private async Task SetTagsAsync(object? value, CancellationToken cancellationToken)
    {
        S3Request request = PsValue.Unwrap(value) is IDictionary { Count: > 0 } tags
            ? Routes.PutObjectTagging.For(path.Bucket, path.Key!)
                .WithDocument(S3Document.FromTree("Tagging", new TagSet(tags).ToTree()))
            : Routes.DeleteObjectTagging.For(path.Bucket, path.Key!);
        await store.Client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Hashtable> TagsAsync(CancellationToken cancellationToken)
    {
        S3Answer answer = await store.Client.SendOrThrowAsync(Routes.GetObjectTagging.For(path.Bucket, path.Key!), cancellationToken)
            .ConfigureAwait(false);
        var tags = new Hashtable();
        foreach (var (name, value) in TagSet.FromTree(answer.Response.GetMap("Tagging") ?? new TreeMap()).Tags) tags[name] = value;
        return tags;
    }

    private Task<S3Answer> HeadAsync(CancellationToken cancellationToken) =>
        store.Client.SendOrThrowAsync(Routes.HeadObject.For(path.Bucket, path.Key!), cancellationToken);

    private static Hashtable Own(HeaderList headers)
    {
        var own = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (string name in headers.Names.Where(UserMetadata.Is)) own[name.Substring(UserMetadata.Prefix.Length)] = headers[name];
        return own;
    }

    private static string Text(object? value) => value is null ? "" : Scalars.Format(PsValue.Unwrap(value)!);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static bool Names(IEnumerable<string> wanted, string name) =>
        wanted.Any(w => WildcardPattern.Get(w, WildcardOptions.IgnoreCase).IsMatch(name));
}
