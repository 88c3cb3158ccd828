using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// The names of AWS's hosts. Each partition has a domain of its own; FIPS, dual stack and acceleration stand in front of it.
/// Source: https://docs.aws.amazon.com/general/latest/gr/s3.html, and the partitions of botocore.
/// </summary>
internal static class AwsHosts
{
    private const string Usual = "amazonaws.com";

    // The beginning of a region's name tells its partition; what is not here is of the usual one.
    private static readonly (string Prefix, string Partition, string Domain)[] s_partitions =
    [
        ("cn-", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-", "aws-us-gov", Usual),
        ("us-iso-", "aws-iso", "c2s.ic.gov"),
        ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
        ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
        ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
        ("eu-isof-", "aws-iso-f", "csp.hci.ic.gov"),
        ("eusc-", "aws-eusc", "amazonaws.eu"),
    ];

    // Forms of S3's hosts, before the domain. The first that fits counts; those without a region come before what would take their words
    // for one.
    private static readonly string[] s_regional =
        ["s3.{region}", "s3-fips.{region}", "s3.dualstack.{region}", "s3-fips.dualstack.{region}"];

    private static readonly string[] s_other =
        ["s3", "s3-accelerate", "s3-accelerate.dualstack", "s3-external-1", "s3-{region}", "*.s3.{region}.vpce", "*"];

    /// <summary>The patterns of all hosts, for the table of providers.</summary>
    internal static IReadOnlyList<string> Patterns { get; } =
    [
        .. Domains.SelectMany(domain => s_regional.Concat(s_other).Select(form => form + "." + domain)),
    ];

    private static IEnumerable<string> Domains => s_partitions.Select(p => p.Domain).Append(Usual).Distinct();

    /// <summary>AWS's own address of a service in a region.</summary>
    public static string Url(string service, string region) => "https://" + Of(service, region);

    /// <summary>AWS's own host of a service in a region.</summary>
    internal static string Of(string service, string region) => $"{service}.{region}.{Domain(region)}";

    /// <summary>
    /// An S3 host of AWS as it is for another region: what is FIPS or dual stack stays so, and an accelerated host has no region in it.
    /// </summary>
    /// <returns>Null when it is no such host, or the region is in another partition, whose domain is another.</returns>
    public static string? In(string host, string region)
    {
        string domain = Domain(region);
        if (!RegionName.IsValid(region) || !host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)) return null;
        string name = host.Substring(0, host.Length - domain.Length - 1).ToLowerInvariant();
        if (name.StartsWith("s3-accelerate", StringComparison.Ordinal)) return host;
        string? form = s_regional.FirstOrDefault(f => HostPattern.Matches(f, name));
        if (form is not null) return HostPattern.For(form, region) + "." + domain;
        return name is "s3" or "s3-external-1" || HostPattern.Matches("s3-{region}", name) ? $"s3.{region}.{domain}" : null;
    }

    /// <summary>The partition that a region is in, as ARNs name it.</summary>
    public static string Partition(string region) => Of(region)?.Partition ?? "aws";

    /// <summary>What kind of host an S3 host of AWS is.</summary>
    public static AwsHostForm FormOf(string host)
    {
        string[] labels = host.ToLowerInvariant().Split('.');
        return new(labels[0] == "s3-fips", labels.Contains("dualstack"), labels[0] == "s3-accelerate", labels.Contains("vpce"));
    }

    private static string Domain(string region) => Of(region)?.Domain ?? Usual;

    private static (string Partition, string Domain)? Of(string region) => s_partitions
        .Where(p => region.StartsWith(p.Prefix, StringComparison.Ordinal)).Select(p => ((string, string)?)(p.Partition, p.Domain))
        .FirstOrDefault();
}

/// <summary>What a host of AWS is besides the usual one of its region.</summary>
/// <param name="IsFips">Its cryptography is validated (FIPS 140).</param>
/// <param name="IsDualStack">It has an IPv6 address, too.</param>
/// <param name="IsAccelerated">It is a near one that passes on what it gets; it has no region in its name.</param>
/// <param name="IsVpc">It is an endpoint of somebody's own network.</param>
internal readonly record struct AwsHostForm(bool IsFips, bool IsDualStack, bool IsAccelerated, bool IsVpc);
