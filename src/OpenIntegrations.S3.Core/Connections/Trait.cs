using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.Connections;

/// <summary>A column of the table of providers that a profile may override, under the same name.</summary>
/// <param name="Name">The name of the setting.</param>
/// <param name="Get">The value that holds.</param>
/// <param name="Override">The provider with the value that the settings give.</param>
public sealed record Trait(string Name, Func<Provider, object> Get, Func<Provider, ConnectionSettings, Provider> Override)
{
    /// <summary>Every trait, in the order of docs/providers.md.</summary>
    public static IReadOnlyList<Trait> All { get; } =
    [
        Choice<AddressingStyle>("Addressing", p => p.Addressing, (p, v) => v == AddressingStyle.Auto ? p : p with { Addressing = v }),
        Choice<PayloadSigning>("PayloadSigning", p => p.PayloadSigning, (p, v) => p with { PayloadSigning = v }),
        Choice<ChecksumMode>("ChecksumMode", p => p.ChecksumMode, (p, v) => p with { ChecksumMode = v }),
        new("ChecksumAlgorithm", p => p.ChecksumAlgorithm,
            (p, s) => s.Algorithm("ChecksumAlgorithm") is { } v ? p with { ChecksumAlgorithm = v } : p),
        Choice<ChunkedBodies>("ChunkedBodies", p => p.ChunkedBodies, (p, v) => p with { ChunkedBodies = v }),
        Flag("ContentMD5", p => p.ContentMD5, (p, v) => p with { ContentMD5 = v }),
        Number("ListVersion", 1, 2, p => p.ListVersion, (p, v) => p with { ListVersion = (int)v }),
        Flag("UrlEncodedLists", p => p.UrlEncodedLists, (p, v) => p with { UrlEncodedLists = v }),
        Flag("PagedLists", p => p.PagedLists, (p, v) => p with { PagedLists = v }),
        Flag("ListsFolderInItself", p => p.ListsFolderInItself, (p, v) => p with { ListsFolderInItself = v }),
        Flag("BatchDelete", p => p.BatchDelete, (p, v) => p with { BatchDelete = v }),
        Number("BatchDeleteSize", 1, 1000, p => p.BatchDeleteSize, (p, v) => p with { BatchDeleteSize = (int)v }),
        Flag("PartCopy", p => p.PartCopy, (p, v) => p with { PartCopy = v }),
        Number("PartSize", 1, long.MaxValue, p => p.PartSize, (p, v) => p with { PartSize = v }),
        Number("MinPartSize", 1, long.MaxValue, p => p.MinPartSize, (p, v) => p with { MinPartSize = v }),
        Number("PartSizeStep", 1, long.MaxValue, p => p.PartSizeStep, (p, v) => p with { PartSizeStep = v }),
        Number("MaxParts", 1, 10_000, p => p.MaxParts, (p, v) => p with { MaxParts = (int)v }),
        Choice<LocationRule>("LocationConstraint", p => p.LocationConstraint, (p, v) => p with { LocationConstraint = v }),
        Flag("ExistsMayBeOwn", p => p.ExistsMayBeOwn, (p, v) => p with { ExistsMayBeOwn = v }),
        Choice<PresignedForm>("PresignedForm", p => p.PresignedForm, (p, v) => p with { PresignedForm = v }),
        Flag("RefusesUnknownSubResources", p => p.RefusesUnknownSubResources, (p, v) => p with { RefusesUnknownSubResources = v }),
        Flag("DirectoryBuckets", p => p.DirectoryBuckets, (p, v) => p with { DirectoryBuckets = v }),
    ];

    /// <summary>A provider with all that the settings say otherwise.</summary>
    /// <exception cref="S3ConfigurationException">A value is wrong; the message names it.</exception>
    public static Provider Apply(Provider provider, ConnectionSettings settings)
    {
        foreach (Trait trait in All) provider = trait.Override(provider, settings);
        return provider;
    }

    private static Trait Flag(string name, Func<Provider, bool> get, Func<Provider, bool, Provider> with) =>
        new(name, p => get(p), (p, settings) => settings.Flag(name) is { } value ? with(p, value) : p);

    private static Trait Number(string name, long minimum, long maximum, Func<Provider, long> get, Func<Provider, long, Provider> with) =>
        new(name, p => get(p), (p, settings) => settings.Number(name, minimum, maximum) is { } value ? with(p, value) : p);

    private static Trait Choice<T>(string name, Func<Provider, T> get, Func<Provider, T, Provider> with) where T : struct, Enum =>
        new(name, p => get(p), (p, settings) => settings.Choice<T>(name) is { } value ? with(p, value) : p);
}
