using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Guards;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Tags in a request of their own, behind the one that makes the object. Ceph takes those that go along with a copy or with the beginning
/// of an upload by parts for something else, and nobody can read them afterwards.
/// </summary>
internal static class TagsApart
{
    public const string Header = UploadTags.Header;

    private static readonly string[] s_kept = ["x-amz-expected-bucket-owner", "x-amz-request-payer"];

    /// <summary>Whether the store is known to need them so; it may be known by its answer.</summary>
    public static bool AreNeeded(S3Client client, S3Answer? made = null) => UploadTags.AreLost(client.Connection.Provider, made);

    /// <summary>Gives an object that was just made its tags.</summary>
    /// <param name="client">The store.</param>
    /// <param name="put">The request that made it.</param>
    /// <param name="made">The answer to it.</param>
    /// <param name="tags">The tags, as the header has them; empty for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="S3RequestFailedException">The object is there, and the store does not take its tags.</exception>
    public static async Task SetAsync(S3Client client, S3Request put, S3Answer made, string tags, CancellationToken cancellationToken)
    {
        S3Request request = tags.Length == 0 ? Of(Routes.DeleteObjectTagging, put, made)
            : Of(Routes.PutObjectTagging, put, made).WithDocument(S3Document.FromTree("Tagging", TagSet.FromHeader(tags).ToTree()));
        // That the store knows the sub-resource is known: by its name, or because tags were read there.
        request.Force = true;
        await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A request about the tags of an object that was just made, of the version that it is.</summary>
    public static S3Request Of(ObjectRoute route, S3Request put, S3Answer made)
    {
        S3Request request = route.For(put.Bucket!, put.Key!, made.Headers["x-amz-version-id"]);
        foreach (string name in s_kept) request.Headers[name] = put.Headers[name];
        return request;
    }
}
