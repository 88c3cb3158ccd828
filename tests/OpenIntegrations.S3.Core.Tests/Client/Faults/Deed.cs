using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>A request of a class of operations, and what is so when it was carried out.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Name">In words.</param>
/// <param name="Make">The request, for a store.</param>
/// <param name="Prepare">What is there before.</param>
/// <param name="IsDone">Whether it was carried out, once and wholly.</param>
internal sealed record Deed(OperationKind Kind, string Name, Func<IDeedStore, S3Request> Make, Action<IDeedStore> Prepare,
    Func<IDeedStore, bool> IsDone)
{
    /// <summary>What every object has in it that a deed begins or ends with.</summary>
    public const string Content = "0123456789";

    /// <summary>Tags that any store takes.</summary>
    public const string Tags = $"<Tagging>{TagSet}</Tagging>";

    public const string TagSet = "<TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet>";

    /// <summary>The faults that nothing but a digest of the content shows: whoever writes it somewhere compares it.</summary>
    public string[] Digest { get; init; } = [];

    /// <summary>The faults by which the store contradicts itself: what it says of the object when it is asked for the rest.</summary>
    public string[] Contradiction { get; init; } = [];

    /// <summary>What was read, where something is.</summary>
    public string? Expected { get; init; }

    public static IReadOnlyList<Deed> All { get; } =
    [
        new(OperationKind.Document, "list", static s => Routes.ListObjects.For(s.Bucket).With("Prefix", s.Prefix), With("k"),
            static _ => true) { Expected = "k" },
        new(OperationKind.Read, "get", static s => Routes.GetObject.For(s.Bucket, s.Prefix + "k"), With("k"), static _ => true)
        {
            Expected = Content, Digest = ["body cut", "junk behind the body", "length too short", "packed unasked"],
            Contradiction = ["length too long"],
        },
        new(OperationKind.Head, "head", static s => Routes.HeadObject.For(s.Bucket, s.Prefix + "k"), With("k"),
            static _ => true) { Expected = "there" },
        new(OperationKind.Put, "put", static s => Body(Routes.PutObject.For(s.Bucket, s.Prefix + "k")), With(), Has("k=" + Content)),
        new(OperationKind.Put, "put new", static s => New(Body(Routes.PutObject.For(s.Bucket, s.Prefix + "k"))), With(),
            Has("k=" + Content)),
        new(OperationKind.Append, "append", static s => Header(Body(Routes.PutObject.For(s.Bucket, s.Prefix + "k")),
            "x-amz-write-offset-bytes", "10"), With("k"), Has("k=" + Content + Content)),
        new(OperationKind.Part, "part", static s => Body(Routes.UploadPart.For(s.Bucket, s.Prefix + "k", s.UploadId, 1)), With(),
            static s => s.PartCount == 1),
        new(OperationKind.Copy, "copy", static s => Copied(Routes.CopyObject.For(s.Bucket, s.Prefix + "k"), s), With("a"),
            Has($"a={Content} k={Content}")),
        new(OperationKind.Copy, "copy new", static s => New(Copied(Routes.CopyObject.For(s.Bucket, s.Prefix + "k"), s)), With("a"),
            Has($"a={Content} k={Content}")),
        new(OperationKind.PartCopy, "copy part",
            static s => Copied(Routes.UploadPartCopy.For(s.Bucket, s.Prefix + "k", s.UploadId, 1), s), With("a"),
            static s => s.PartCount == 1),
        new(OperationKind.Rename, "rename", static s => Header(Sub("PUT /{Bucket}/{Key}?renameObject", s), "x-amz-rename-source",
            $"/{s.Bucket}/{s.Prefix}a"), With("a"), Has("k=" + Content)),
        new(OperationKind.CreateUpload, "begin upload", static s => Routes.CreateMultipartUpload.For(s.Bucket, s.Prefix + "k"), With(),
            static s => s.Uploads > 0),
        new(OperationKind.Complete, "complete", Complete, static s => s.AddPart(), Has("k=" + Content)),
        new(OperationKind.Abort, "abort", static s => Routes.AbortMultipartUpload.For(s.Bucket, s.Prefix + "k", s.UploadId),
            static s => s.AddPart(), static s => !s.HasUpload),
        new(OperationKind.CreateBucket, "make bucket", static s => Routes.CreateBucket.For(s.Bucket), static s => s.HasBucket = false,
            static s => s.HasBucket),
        new(OperationKind.Configure, "configure", static s => Routes.PutBucketTagging.For(s.Bucket)
            .WithDocument(S3Document.FromXml("Tagging", Tags)), static s => s.HasBucket = true, static s => s.HasTags),
        new(OperationKind.Delete, "delete", static s => Routes.DeleteObject.For(s.Bucket, s.Prefix + "k"), With("k"), Has("")),
        new(OperationKind.Delete, "delete if", static s => Header(Routes.DeleteObject.For(s.Bucket, s.Prefix + "k"), "If-Match", "*"),
            With("k"), Has("")),
        new(OperationKind.DeleteBucket, "delete bucket", static s => Routes.DeleteBucket.For(s.Bucket), static s => s.HasBucket = true,
            static s => !s.HasBucket),
        new(OperationKind.Unset, "unset", static s => Sub("DELETE /{Bucket}?tagging", s), static s => s.HasTags = true,
            static s => !s.HasTags),
        new(OperationKind.BatchDelete, "delete batch", static s => Routes.DeleteObjects.For(s.Bucket).WithDocument(S3Document.FromXml(
            "Delete", $"<Delete><Object><Key>{s.Prefix}k</Key></Object></Delete>")), With("k"), Has("")),
    ];

    public static Deed Find(string name) => All.Single(d => d.Name == name);

    /// <summary>Does it, and gives what was read; throws where the client says that it failed.</summary>
    public async Task<string?> RunAsync(S3Client client, IDeedStore store)
    {
        S3Request request = Make(store);
        if (Kind != OperationKind.Read)
        {
            S3Answer answer = await client.SendOrThrowAsync(request, CancellationToken.None);
            return Kind switch
            {
                OperationKind.Document => answer.Response.GetMaps("ListBucketResult", "Contents").Single().GetText("Key")!
                    [store.Prefix.Length..],
                OperationKind.Head => "there",
                _ => null,
            };
        }
        (ObjectStream? body, S3Answer? refusal) = await ObjectStream.OpenAsync(client, request, CancellationToken.None);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using (body)
        {
            using var reader = new StreamReader(body!);
            return await reader.ReadToEndAsync();
        }
    }

    private static Action<IDeedStore> With(params string[] keys) => store =>
    {
        foreach (string key in keys) store.Add(key);
    };

    private static Func<IDeedStore, bool> Has(string objects) => store => store.ToString() == objects;

    private static S3Request Body(S3Request request)
    {
        request.Body = BytesBody.FromText(Content);
        return request;
    }

    private static S3Request Header(S3Request request, string name, string value)
    {
        request.Headers[name] = value;
        return request;
    }

    private static S3Request New(S3Request request) => Header(request, "If-None-Match", "*");

    private static S3Request Copied(S3Request request, IDeedStore store) =>
        Header(request, "x-amz-copy-source", $"/{store.Bucket}/{store.Prefix}a");

    private static S3Request Sub(string route, IDeedStore store) =>
        new Route(route).Bind(hole => hole == "Bucket" ? store.Bucket : store.Prefix + "k");

    private static S3Request Complete(IDeedStore store) => Routes.CompleteMultipartUpload.For(store.Bucket, store.Prefix + "k",
        store.UploadId).WithDocument(S3Document.FromXml("CompleteMultipartUpload", "<CompleteMultipartUpload><Part>"
            + $"<ETag>{store.PartETag}</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>"));
}
