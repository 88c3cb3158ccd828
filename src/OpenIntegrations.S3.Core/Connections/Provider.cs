using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Connections;

/// <summary>How a kind of store differs from the others.</summary>
public sealed record Provider(string Name)
{
    /// <summary>Endings of the host names by which the provider is known.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public bool PrefersVirtualHosts { get; init; }

    public PayloadSigning PayloadSigning { get; init; } = PayloadSigning.Auto;

    /// <summary>Whether lists can be asked for with URL-encoded keys.</summary>
    public bool UrlEncodedLists { get; init; } = true;

    /// <summary>Whether a thousand objects can be deleted in one request.</summary>
    public bool BatchDelete { get; init; } = true;

    /// <summary>Whether parts of an upload can be copied from another object.</summary>
    public bool PartCopy { get; init; } = true;

    public int MaxParts { get; init; } = 10_000;

    /// <summary>Parts are a multiple of this, in bytes.</summary>
    public long PartSizeStep { get; init; } = 1;

    /// <summary>Whether a bucket outside us-east-1 is created with a LocationConstraint.</summary>
    public bool SendsLocation { get; init; }

    /// <summary>
    /// Whether the store refuses sub-resources it does not know. Others take <c>DELETE /bucket?encryption</c> for <c>DELETE /bucket</c>,
    /// so they are asked by a GET first.
    /// </summary>
    public bool RefusesUnknownSubResources { get; init; }

    private static readonly Provider[] s_all =
    [
        new("AWS") { Hosts = [".amazonaws.com", ".amazonaws.com.cn"], PrefersVirtualHosts = true, SendsLocation = true, RefusesUnknownSubResources = true },
        new("Other"),
    ];

    public static IReadOnlyList<Provider> All => s_all;

    public static Provider Other => s_all[s_all.Length - 1];

    /// <summary>The provider of that name in any case, or null.</summary>
    public static Provider? Find(string name) => s_all.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The provider that a host belongs to; <see cref="Other"/> when none is known.</summary>
    public static Provider OfHost(string host) =>
        s_all.FirstOrDefault(p => p.Hosts.Any(ending => ("." + host).EndsWith(ending, StringComparison.OrdinalIgnoreCase))) ?? Other;
}
