using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>What makes the client believe an answer: a row for each class of operations. docs/reliability.md is made of it.</summary>
internal static class Beliefs
{
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_medium = TimeSpan.FromSeconds(120);

    private const string Silence = "204, or a store's headers and nothing or a document that answers it";

    public static IReadOnlyList<Belief> Table { get; } =
    [
        new(OperationKind.Document, "List…, Get… of a configuration, ListParts", "a whole document with the root that the operation has")
        {
            FirstByte = s_short,
        },
        new(OperationKind.Read, "GetObject",
            "an ETag, or no web page and no error, and where it is empty, has a type and neither a date nor a store's headers, or is one "
                + "of S3's own documents, the length that HeadObject tells; the body in length and place")
        {
            FirstByte = s_medium,
        },
        new(OperationKind.Head, "HeadObject, HeadBucket", 
            "an ETag or a date, for an object; html, JSON and text only with a header that no web server has, for a bucket")
        {
            FirstByte = s_short,
        },
        new(OperationKind.Put, "PutObject", "an ETag")
        {
            FirstByte = s_medium,
            Asked = "HeadObject, where the request had a condition or the answer no ETag: length, and MD5 or checksum, are what was sent",
            Left = "the object as it was, or the new one",
        },
        new(OperationKind.Append, "PutObject with an offset", "an ETag")
        {
            FirstByte = s_medium,
            Asked = "HeadObject: the length is offset plus what was sent; GetObject of that range: the bytes are those that were sent",
            Left = "the object as it was, or with the bytes",
        },
        new(OperationKind.Part, "UploadPart", "an ETag") { FirstByte = s_medium, Left = "an upload that is not completed" },
        new(OperationKind.Copy, "CopyObject", "a whole CopyObjectResult")
        {
            Asked = "HeadObject of both, where the request had a condition: length and ETag are the same",
            Left = "the object as it was, or the copy",
        },
        new(OperationKind.PartCopy, "UploadPartCopy", "a CopyPartResult with an ETag") { Left = "an upload that is not completed" },
        new(OperationKind.Rename, "RenameObject", "204, or a store's headers and nothing")
        {
            Asked = "HeadObject of both, where the answer was lost or is not a store's: the new name is there and the old one is not",
            Left = "the object under one of its names",
        },
        new(OperationKind.CreateUpload, "CreateMultipartUpload", "an UploadId")
        {
            FirstByte = s_short,
            Left = "an upload without parts, one for each answer that was lost",
        },
        new(OperationKind.Complete, "CompleteMultipartUpload", "a whole CompleteMultipartUploadResult")
        {
            Asked = "HeadObject: the ETag is that of these parts, or the length is the upload's and the ETag counts as many parts",
            Left = "the object, or an upload that is not completed",
        },
        new(OperationKind.Abort, "AbortMultipartUpload", Silence)
        {
            FirstByte = s_short,
            Asked = "ListParts, where the answer is not a store's: there is no such upload. Where one was lost, NoSuchUpload says it",
            Left = "the upload and its parts",
        },
        new(OperationKind.CreateBucket, "CreateBucket", Silence + "; or the bucket as its Location")
        {
            FirstByte = s_short,
            Asked = "HeadBucket, where BucketAlreadyOwnedByYou or BucketAlreadyExists comes behind an answer that was lost; where the "
                + "answer is not a store's, ListObjects, too",
            Left = "the bucket, or none",
        },
        new(OperationKind.Configure, "Put… of a configuration, RestoreObject", Silence)
        {
            FirstByte = s_short,
            Asked = "the Get… of it, where the answer is not a store's: it is what was sent, and not more of its kind. HeadObject, for a "
                + "restore: it is under way",
            Left = "the old configuration, or the new one",
        },
        new(OperationKind.Delete, "DeleteObject", "204, or another good status with a store's headers")
        {
            FirstByte = s_short,
            Asked = "HeadObject, where the answer was lost or is not a store's: there is no such object",
            Left = "the object, or none",
        },
        new(OperationKind.DeleteBucket, "DeleteBucket", "204, or another good status with a store's headers")
        {
            FirstByte = s_short,
            Asked = "HeadBucket, where the answer was lost or is not a store's: there is no such bucket",
            Left = "the bucket, or none",
        },
        new(OperationKind.Unset, "Delete… of a configuration", Silence)
        {
            FirstByte = s_short,
            Asked = "the Get… of it, where the answer is not a store's: there is none, or nothing in it",
            Left = "the configuration, or none",
        },
        new(OperationKind.BatchDelete, "DeleteObjects", "a whole DeleteResult that names each object that was asked for")
        {
            Left = "some of the objects",
        },
        new(OperationKind.Other, "a request of one's own", "a status below 300; for PUT and DELETE no page")
        {
            Left = "what the request does",
        },
    ];

    public static Belief Of(OperationKind kind) => Table.First(b => b.Kind == kind);
}
