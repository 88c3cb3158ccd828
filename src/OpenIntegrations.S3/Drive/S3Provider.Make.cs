using System;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Drive.Contents;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

// New buckets, folders and objects.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override object NewItemDynamicParameters(string path, string itemTypeName, object newItemValue)
    {
        Begin(path);
        return new WriteParameters();
    }

    /// <inheritdoc/>
    protected override void NewItem(string path, string itemTypeName, object newItemValue) => Try(path, (at, drive) =>
    {
        if (at.IsStore) throw new DriveRefusal("NoName", ErrorCategory.InvalidArgument, "The new item needs a name.");
        NodeKind kind = KindOf(at, itemTypeName);
        if (!May("Create " + kind.ToString().ToLowerInvariant(), at.Shown)) return true;
        if (!Force && Find(drive, at) is { Exists: true } found)
            throw DriveRefusal.IsThere("ItemExists", at, found);
        Write(drive, Run(drive, (store, _, token) => MakeAsync(store, at, kind, newItemValue, token)));
        return true;
    }, isAsked: true);

    private static NodeKind KindOf(DrivePath path, string? type) => (type ?? "").ToLowerInvariant() switch
    {
        "bucket" when path.Key is not null => throw new DriveRefusal("NoBucketThere", ErrorCategory.InvalidArgument,
            $"A bucket lies at the top of a drive of the whole store; '{path.Shown}' is inside of one."),
        "" or "bucket" or "directory" or "folder" or "container" when path.Key is null => NodeKind.Bucket,
        "directory" or "folder" or "container" => NodeKind.Folder,
        "" or "file" or "object" or "leaf" when path.Key is not null => NodeKind.Object,
        "file" or "object" or "leaf" => throw new DriveRefusal("NoObjectThere", ErrorCategory.InvalidArgument,
            $"'{path.Shown}' is a bucket: objects lie inside of one."),
        var other => throw new DriveRefusal("UnknownItemType", ErrorCategory.InvalidArgument,
            $"'{TerminalText.Of(other)}' is nothing that a store has. -ItemType is Bucket, Directory or File."),
    };

    private async Task<Node> MakeAsync(DriveStore store, DrivePath at, NodeKind kind, object? value, CancellationToken cancellationToken)
    {
        if (kind == NodeKind.Bucket) await store.Client.SendOrThrowAsync(BucketRequest(store, at), cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(at);
        if (kind == NodeKind.Bucket) return Node.OfBucket(at.Bucket, DateTime.UtcNow);
        byte[] bytes = kind == NodeKind.Folder ? [] : BytesOf(value);
        S3Request put = ObjectRequest.Put(at.Bucket, kind == NodeKind.Folder ? at.Prefix : at.Key!, DynamicParameters);
        if (kind == NodeKind.Folder) put.Headers["Content-Type"] = StoreEnd.FolderType;
        else put.Headers["Content-Type"] ??= MediaTypes.Of(at.Key!);
        S3Answer answer = await ObjectRequest.SendAsync(store.Client, put, bytes, cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(at);
        return kind == NodeKind.Folder ? Node.OfFolder(at.Bucket, at.Prefix)
            : new Node(NodeKind.Object, at.Bucket, at.Key!)
            {
                Size = bytes.LongLength,
                LastModified = DateTime.UtcNow,
                ETag = answer.Headers["ETag"],
                StorageClass = put.Headers["x-amz-storage-class"] ?? "STANDARD",
            };
    }

    private static S3Request BucketRequest(DriveStore store, DrivePath at)
    {
        S3Request request = Routes.CreateBucket.For(at.Bucket);
        return store.Client.Connection.LocationConstraint is not { } region ? request
            : request.WithDocument(S3Document.FromTree("CreateBucketConfiguration", new TreeMap { { "LocationConstraint", region } }));
    }

    private static byte[] BytesOf(object? value) => PsValue.Unwrap(value) switch
    {
        null => [],
        byte[] bytes => bytes,
        var other => Encoding.UTF8.GetBytes(LanguagePrimitives.ConvertTo<string>(other)),
    };
}
