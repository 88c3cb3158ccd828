using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>Small documents beside an object, each with a name. They belong to its version, as tags do, and lie in its record.</summary>
internal static class ObjectAnnotations
{
    private const string Parameter = "annotationName";
    private const int MaxName = 1024;

    /// <summary>Of all annotations of a version together: its record is read and written as one.</summary>
    private const long Limit = 8 * 1024 * 1024;

    /// <summary>The content of the one that is named, else the list of all.</summary>
    public static Answer Get(S3Request request)
    {
        ObjectVersion version = VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request));
        return request.Query[Parameter] is null ? List(request, version) : Content(request, version, NameOf(request));
    }

    public static Answer Put(S3Request request)
    {
        string name = NameOf(request);
        using var memory = new MemoryStream();
        Received received = request.Payload.Receive(memory, ChecksumPromise.Of(request.Headers), Limit);
        var annotation = new Annotation(name, request.Now, memory.ToArray(), ETags.Of(received.Md5), received.Checksum);
        ObjectVersion version = Change(request, others => [.. others, annotation], name);
        return Xml.Document("PutObjectAnnotationOutput", writer =>
        {
            writer.Element("Key", version.Key);
            writer.Element("AnnotationName", name);
        }).With("x-amz-version-id", request.Bucket.ShownId(version)).Show(received.Checksum);
    }

    public static Answer Delete(S3Request request)
    {
        ObjectVersion version = Change(request, static others => others, NameOf(request));
        return new Answer(204).With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    /// <summary>What a copy of a version takes over.</summary>
    public static IReadOnlyList<Annotation>? ForCopy(S3Request request, ObjectVersion source)
    {
        const string directive = "x-amz-object-annotation-directive";
        return request.Headers[directive] switch
        {
            null or "COPY" => source.Annotations,
            "EXCLUDE" => null,
            var other => throw ErrorCode.Argument(directive, other, "Unknown object-annotation-directive."),
        };
    }

    private static ObjectVersion Change(S3Request request, Func<IEnumerable<Annotation>, IEnumerable<Annotation>> change, string name)
    {
        const string condition = "x-amz-object-if-match";
        return VersionLookup.Change(request, version =>
        {
            if (request.Headers[condition] is { } match && !ETags.Names(match, version.ETag)) throw ReadConditions.Failed(condition);
            IEnumerable<Annotation> others = (version.Annotations ?? []).Where(a => a.Name != name);
            Annotation[] all = [.. change(others).OrderBy(a => a.Name, StringComparer.Ordinal)];
            if (all.Sum(a => (long)a.Content.Length) > Limit) throw new S3Error(ErrorCode.EntityTooLarge);
            return version with { Annotations = all.Length == 0 ? null : all };
        });
    }

    private static Answer Content(S3Request request, ObjectVersion version, string name)
    {
        Annotation found = version.Annotations?.FirstOrDefault(a => a.Name == name)
            ?? throw ErrorCode.NoSuchAnnotation.With("AnnotationName", name);
        Answer answer = new Answer(200, new BytesContent(found.Content)).With("ETag", found.QuotedETag)
            .With("Content-Type", "application/octet-stream").With("Last-Modified", HttpDate.Format(found.Modified))
            .With("x-amz-version-id", request.Bucket.ShownId(version));
        return request.Headers["x-amz-checksum-mode"] == "ENABLED" ? answer.Show(found.Checksum) : answer;
    }

    private static Answer List(S3Request request, ObjectVersion version)
    {
        const string max = "max-annotation-results", token = "continuation-token";
        string prefix = request.Query["annotation-prefix"] ?? "";
        string? after = request.Query[token];
        int limit = ListQuery.LimitOf(request.Query[max], max);
        Annotation[] rest = [.. (version.Annotations ?? []).Where(a => a.Name.StartsWith(prefix, StringComparison.Ordinal)
            && (after is null || string.CompareOrdinal(a.Name, after) > 0))];
        Annotation[] page = [.. rest.Take(limit)];
        return Xml.Document("ListObjectAnnotationsOutput", writer =>
        {
            writer.WriteStartElement("Annotations");
            foreach (Annotation annotation in page) Write(writer, annotation);
            writer.WriteEndElement();
            writer.Element("Bucket", request.BucketName);
            writer.Element("Key", version.Key);
            if (prefix.Length > 0) writer.Element("AnnotationPrefix", prefix);
            writer.Element("MaxAnnotationResults", limit);
            writer.Element("AnnotationCount", page.Length);
            writer.Element("ContinuationToken", after);
            // Names tell where a page ends; a client takes them for signs without meaning.
            if (page.Length < rest.Length && page.Length > 0) writer.Element("NextContinuationToken", page[page.Length - 1].Name);
        }).With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    private static void Write(XmlWriter writer, Annotation annotation)
    {
        writer.WriteStartElement("AnnotationEntry");
        writer.Element("AnnotationName", annotation.Name);
        writer.Element("LastModified", annotation.Modified);
        writer.Element("ETag", annotation.QuotedETag);
        writer.Element("ChecksumAlgorithm", annotation.Checksum?.Algorithm);
        writer.Element("Size", annotation.Content.Length);
        writer.WriteEndElement();
    }

    private static string NameOf(S3Request request) => request.Query[Parameter] is { Length: > 0 and <= MaxName } name ? name
        : throw ErrorCode.Argument(Parameter, request.Query[Parameter], "An annotation has a name of 1 to 1024 characters.");
}
