using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>Reads lists of a scripted server.</summary>
internal static class ListReading
{
    public static S3Client Client(ScriptedServer server) =>
        new(S3Connection.Create(new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" }));

    public static async Task<List<string?>> KeysAsync(S3Client client, Paging paging)
    {
        var keys = new List<string?>();
        await foreach (S3Answer answer in client.PagesAsync(Routes.ListObjectsV2.For("photos"), paging, CancellationToken.None))
        {
            Assert.Null(answer.Error);
            keys.AddRange(answer.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")));
        }
        return keys;
    }

    public static async Task<S3Answer> LastAsync(S3Client client, Paging paging)
    {
        S3Answer? last = null;
        var request = new S3Request("GET") { Bucket = "photos" };
        await foreach (S3Answer answer in client.PagesAsync(request, paging, CancellationToken.None)) last = answer;
        return last!;
    }
}
