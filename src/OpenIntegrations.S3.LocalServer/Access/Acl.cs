using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Access control documents: from a canned name, from grant headers, or from a document.</summary>
internal static class Acl
{
    private const string OwnersFullControl = "bucket-owner-full-control";
    private const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    /// <summary>The grants of the canned names, beside the owner's full control.</summary>
    private static readonly Dictionary<string, (string Group, string Permission)[]> s_canned = new(StringComparer.Ordinal)
    {
        ["private"] = [],
        ["public-read"] = [(AccessList.AllUsers, "READ")],
        ["public-read-write"] = [(AccessList.AllUsers, "READ"), (AccessList.AllUsers, "WRITE")],
        ["authenticated-read"] = [(AccessList.AuthenticatedUsers, "READ")],
        ["aws-exec-read"] = [],
        ["bucket-owner-read"] = [],
        [OwnersFullControl] = [],
        ["log-delivery-write"] = [(LogDelivery, "WRITE"), (LogDelivery, "READ_ACP")],
    };

    /// <summary>What the canned names give to the owner of the bucket, when the object is somebody else's.</summary>
    private static readonly Dictionary<string, string> s_bucketOwners = new(StringComparer.Ordinal)
    {
        ["bucket-owner-read"] = "READ",
        [OwnersFullControl] = AclDocument.Full,
    };

    /// <summary>What is answered when nothing was set.</summary>
    public static string Default(Owner owner) => AclDocument.Write(owner, [AclDocument.GrantOf(owner, AclDocument.Full)]);

    /// <summary>The document of a new bucket; null when its headers describe none.</summary>
    public static string? OfNewBucket(S3Request request, Owner owner) => OfHeaders(request, request.Headers, owner, bucketOwner: null);

    /// <summary>The document of a new object; null when its headers describe none, or lists do not count.</summary>
    public static string? OfUpload(S3Request request, Bucket bucket, HeaderList headers, Owner? owner)
    {
        Owner bucketOwner = bucket.Settings.OwnerOrLocal;
        if (OfHeaders(request, headers, owner ?? bucketOwner, bucketOwner) is not { } document) return null;
        if (Ownership.Of(bucket.Settings) == Ownership.Enforced)
            return headers["x-amz-acl"] == OwnersFullControl ? null : throw new S3Error(ErrorCode.AccessControlListNotSupported);
        return Unblocked(document, bucket.Settings);
    }

    /// <summary>The document of a PUT: its body, or what its headers describe.</summary>
    /// <param name="request">For the list of a bucket or of an object.</param>
    /// <param name="owner">Whose that is.</param>
    public static string OfRequest(S3Request request, Owner owner)
    {
        BucketSettings bucket = request.Bucket.Settings;
        byte[] body = request.Payload.ReadDocument();
        string document = body.Length == 0
            ? OfHeaders(request, request.Headers, owner, request.Level == Level.Object ? bucket.OwnerOrLocal : null)
                ?? throw new S3Error(ErrorCode.MissingRequestBodyError)
            : AclDocument.Read(Xml.Read(body, "AccessControlPolicy"), owner, request.Identities);
        if (Ownership.Of(bucket) == Ownership.Enforced) throw new S3Error(ErrorCode.AccessControlListNotSupported);
        return Unblocked(document, bucket);
    }

    private static string Unblocked(string document, BucketSettings bucket) =>
        PublicAccessBlock.Of(bucket).BlocksAcls && AccessList.IsPublic(document) ? throw new S3Error(ErrorCode.AccessDenied) : document;

    /// <summary>The document that the headers describe; null when they describe none.</summary>
    private static string? OfHeaders(S3Request request, HeaderList headers, Owner owner, Owner? bucketOwner)
    {
        string? canned = headers["x-amz-acl"];
        XElement[]? grants = GrantHeaders.Read(headers, request.Identities);
        if (canned is null && grants is null) return null;
        if (canned is not null && grants is not null)
            throw new S3Error(ErrorCode.InvalidRequest, "Specifying both Canned ACLs and Header Grants is not allowed");
        return AclDocument.Write(owner, grants ?? OfCanned(canned!, owner, bucketOwner));
    }

    private static XElement[] OfCanned(string name, Owner owner, Owner? bucketOwner)
    {
        if (!s_canned.TryGetValue(name, out var grants))
            throw ErrorCode.Argument("x-amz-acl", name, "The canned ACL is not known.");
        bool isForeign = bucketOwner is not null && bucketOwner.Id != owner.Id;
        XElement[] others = isForeign && s_bucketOwners.TryGetValue(name, out string? permission)
            ? [AclDocument.GrantOf(bucketOwner!, permission)] : [];
        return [AclDocument.GrantOf(owner, AclDocument.Full), .. others,
            .. grants.Select(g => AclDocument.GrantOfGroup(g.Group, g.Permission))];
    }
}
