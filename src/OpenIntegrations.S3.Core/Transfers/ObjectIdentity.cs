using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>What an answer says of the object it is about, so that a later answer can be held against it.</summary>
internal sealed record ObjectIdentity(string? ETag, string? LastModified, string? VersionId)
{
    private const string Weak = "W/";

    /// <exception cref="IntegrityException">The answer names two different ones.</exception>
    public static ObjectIdentity Of(HeaderList headers) =>
        new(ETagOf(headers), Single(headers, "Last-Modified"), Single(headers, "x-amz-version-id"));

    /// <summary>The ETag as it came; null where there is none.</summary>
    public static string? ETagOf(HeaderList headers) => Http.ETag.Of(Single(headers, "ETag"));

    /// <summary>
    /// The condition under which a later request gets the same object; null when nothing tells. A weak ETag never fulfils
    /// <c>If-Match</c>: there the date counts, or the ETag as the store itself may have given it to a proxy that weakened it.
    /// </summary>
    public KeyValuePair<string, string>? Condition => ETag switch
    {
        null when LastModified is { Length: > 0 } => new("If-Unmodified-Since", LastModified),
        null => null,
        _ when IsWeak && LastModified is { Length: > 0 } => new("If-Unmodified-Since", LastModified),
        _ => new("If-Match", Strong),
    };

    private bool IsWeak => ETag?.StartsWith(Weak, StringComparison.Ordinal) == true;

    private string Strong => IsWeak ? ETag!.Substring(Weak.Length) : ETag!;

    public void Demand(HeaderList headers)
    {
        if (Condition is { } given) headers[given.Key] = given.Value;
    }

    /// <summary>Makes sure that a later answer is about the same object.</summary>
    /// <exception cref="IntegrityException">It is not, or does not say so.</exception>
    public void CheckSame(ObjectIdentity later)
    {
        Check("ETag", Bare(this), Bare(later));
        if (ETag is null) Check("Last-Modified", LastModified, later.LastModified);
        if (later.VersionId is not null) Check("version", VersionId, later.VersionId);
    }

    private static string? Bare(ObjectIdentity identity) => identity.ETag is null ? null : identity.Strong.Trim('"');

    private static void Check(string what, string? first, string? later)
    {
        if (first is not null && !string.Equals(first, later, StringComparison.Ordinal))
            throw new IntegrityException($"The object changed while it was read: its {what} was {first} and is now {later ?? "missing"}.");
    }

    private static string? Single(HeaderList headers, string name)
    {
        string[] values = headers.Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.Trim())
            .Distinct(StringComparer.Ordinal).ToArray();
        return values.Length <= 1 ? values.FirstOrDefault()
            : throw new IntegrityException($"The answer has several {name} headers that differ: {string.Join(" and ", values)}.");
    }
}
