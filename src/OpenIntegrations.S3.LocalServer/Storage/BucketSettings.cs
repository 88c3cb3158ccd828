using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using OpenIntegrations.S3.Local.Accounts;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>Whether a bucket keeps what is overwritten and deleted.</summary>
internal enum Versioning
{
    /// <summary>It never did: a key has one version, and nobody sees its id.</summary>
    Never,

    Enabled,

    /// <summary>It did: what is there stays, new versions replace each other.</summary>
    Suspended,
}

/// <summary>What is kept of a bucket beside its objects. It never changes: a new configuration makes a new record.</summary>
internal sealed record BucketSettings
{
    /// <summary>The one of the <see cref="Configurations"/> that is JSON and no XML.</summary>
    public const string Policy = "policy";

    public string Name { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    /// <summary>Whose it is; null when it is of the one who has no name.</summary>
    public Owner? Owner { get; init; }

    [JsonIgnore]
    public Owner OwnerOrLocal => Owner ?? Owner.Local;

    /// <summary>The region it was asked to be in; null when none was named.</summary>
    public string? Location { get; init; }

    public Versioning Versioning { get; init; }

    public bool ObjectLock { get; init; }

    /// <summary>The documents that were set, as they came, by sub-resource; of those with an id, by <c>sub-resource id</c>.</summary>
    public IReadOnlyDictionary<string, string> Configurations { get; init; } = new Dictionary<string, string>();

    /// <param name="name">As in <see cref="Configurations"/>.</param>
    /// <param name="document">Null takes the configuration away.</param>
    public BucketSettings With(string name, string? document)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Configurations) changed[key] = value;
        if (document is null) changed.Remove(name);
        else changed[name] = document;
        return this with { Configurations = changed };
    }
}
