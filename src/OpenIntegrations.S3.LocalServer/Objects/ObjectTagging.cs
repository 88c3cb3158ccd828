using System.Collections.Generic;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>An object's tags.</summary>
internal static class ObjectTagging
{
    public static Answer Get(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ObjectVersion version = VersionLookup.Find(bucket, request.Key, VersionLookup.IdOf(request));
        return Xml.Document("Tagging", writer => Tags.Write(writer, version.Tags ?? [])).With("x-amz-version-id", bucket.ShownId(version));
    }

    public static Answer Put(S3Request request)
    {
        (IReadOnlyList<Tag>? tags, S3Error? fault) = Read(request);
        // A policy may ask for the tags themselves; who may set none is told nothing else.
        Gate.Check(request, request.Bucket, new(request.Route!.Action, Permission.Owner, request.Key, request.Query["versionId"])
        {
            Tags = tags,
        });
        if (fault is not null) throw fault;
        ObjectVersion version = VersionLookup.Change(request, v => v with { Tags = tags });
        return new Answer(200).With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    private static (IReadOnlyList<Tag>? Tags, S3Error? Fault) Read(S3Request request)
    {
        try
        {
            return (Tags.Read(Xml.Read(request.Payload.ReadDocument(), "Tagging"), Tags.ObjectLimit), null);
        }
        catch (S3Error e)
        {
            return (null, e);
        }
    }

    public static Answer Delete(S3Request request)
    {
        ObjectVersion version = VersionLookup.Change(request, static v => v with { Tags = null });
        return new Answer(204).With("x-amz-version-id", request.Bucket.ShownId(version));
    }
}
