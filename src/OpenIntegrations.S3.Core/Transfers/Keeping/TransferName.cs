using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>Which transfer it is: two with the same name do the same.</summary>
/// <param name="Kind">Its direction.</param>
/// <param name="Store">The address of the store.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The version that is asked for; null for the latest.</param>
/// <param name="Path">The full path of the file.</param>
public sealed record TransferName(TransferKind Kind, string Store, string Bucket, string Key, string? VersionId, string Path)
{
    private const int IdLength = 32;

    /// <summary>The name as one word that is no other's.</summary>
    public string Id => Hash.Sha256Hex(string.Concat(new[] { Kind.ToString(), Store, Bucket, Key, VersionId ?? "", Path }
        .Select(t => $"{t.Length}:{t}"))).Substring(0, IdLength);

    /// <summary>The object.</summary>
    public S3Address Address => new(Bucket, Key, VersionId);

    internal static string StoreOf(S3Client client) => client.Connection.Endpoint.Origin + client.Connection.Endpoint.BasePath;

    internal static TransferName Of(TransferKind kind, S3Client client, S3Request request, string path) => new(kind, StoreOf(client),
        request.Bucket!, request.Key!, request.Query["versionId"], System.IO.Path.GetFullPath(path));
}
