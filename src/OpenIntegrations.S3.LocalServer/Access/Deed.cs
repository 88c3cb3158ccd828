using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>What somebody wants to do with something in a bucket.</summary>
/// <param name="Action">As policies call it, without the <c>s3:</c>.</param>
/// <param name="Permission">What a list would have to grant.</param>
/// <param name="Key">Of an object; null for the bucket itself.</param>
/// <param name="VersionId">The version that is meant; null for the newest.</param>
/// <param name="Headers">What says how it is to be done, when that is not the request's head: a form's fields.</param>
internal sealed record Deed(string Action, Permission Permission, string? Key = null, string? VersionId = null, HeaderList? Headers = null)
{
    /// <summary>Of a list: what the keys begin with, when that is not what the request says.</summary>
    public string? Prefix { get; init; }

    /// <summary>The tags that are set, when they are not said in headers.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>A version has permissions of its own, called after those of the object.</summary>
    public string FullAction => "s3:" + (VersionId is null ? Action : Action switch
    {
        "GetObject" => "GetObjectVersion",
        "GetObjectAcl" => "GetObjectVersionAcl",
        "GetObjectAttributes" => "GetObjectVersionAttributes",
        "GetObjectTagging" => "GetObjectVersionTagging",
        "PutObjectAcl" => "PutObjectVersionAcl",
        "PutObjectTagging" => "PutObjectVersionTagging",
        "DeleteObject" => "DeleteObjectVersion",
        "DeleteObjectTagging" => "DeleteObjectVersionTagging",
        _ => Action,
    });
}
