using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace OpenIntegrations.S3.Local;

/// <summary>A bucket's policy: JSON where all other configurations are XML. It is kept and given back, not enforced.</summary>
internal static class BucketPolicy
{
    private const string Name = "policy";

    public static IEnumerable<Route> Routes =>
    [
        new("GET", Level.Bucket, Name, Get),
        new("PUT", Level.Bucket, Name, Put),
        new("DELETE", Level.Bucket, Name, Delete),
    ];

    /// <summary>Public is a policy that allows something to everybody.</summary>
    public static Answer Status(S3Request request)
    {
        using JsonDocument policy = JsonDocument.Parse(Stored(request));
        bool isPublic = policy.RootElement.TryGetProperty("Statement", out JsonElement statements) && Each(statements).Any(AllowsEverybody);
        return Xml.Document("PolicyStatus", writer => writer.Element("IsPublic", isPublic));
    }

    private static Answer Get(S3Request request) =>
        new Answer(200, new BytesContent(Encoding.UTF8.GetBytes(Stored(request)))).With("Content-Type", "application/json");

    private static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        byte[] document = request.Payload.ReadDocument();
        if (!IsObject(document)) throw new S3Error(ErrorCode.MalformedPolicy);
        bucket.Change(settings => settings.With(Name, Encoding.UTF8.GetString(document)));
        return new Answer(204);
    }

    private static Answer Delete(S3Request request)
    {
        request.Bucket.Change(static settings => settings.With(Name, null));
        return new Answer(204);
    }

    private static string Stored(S3Request request) =>
        request.Bucket.Settings.Configurations.TryGetValue(Name, out string? policy) ? policy : throw ErrorCode.NoSuchBucketPolicy.With("BucketName", request.BucketName!);

    private static bool IsObject(byte[] document)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(document);
            return document[0] == '{';
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AllowsEverybody(JsonElement statement) =>
        statement.ValueKind == JsonValueKind.Object
        && statement.TryGetProperty("Effect", out JsonElement effect) && effect.ValueEquals("Allow")
        && statement.TryGetProperty("Principal", out JsonElement principal) && IsEverybody(principal);

    private static bool IsEverybody(JsonElement principal) => principal.ValueKind switch
    {
        JsonValueKind.String => principal.ValueEquals("*"),
        JsonValueKind.Object => principal.TryGetProperty("AWS", out JsonElement accounts) && Each(accounts).Any(IsEverybody),
        _ => false,
    };

    private static JsonElement[] Each(JsonElement oneOrMany) => oneOrMany.ValueKind == JsonValueKind.Array ? [.. oneOrMany.EnumerateArray()] : [oneOrMany];
}
