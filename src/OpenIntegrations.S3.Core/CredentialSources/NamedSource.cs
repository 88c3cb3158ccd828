using System.Collections.Generic;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>The sources that a profile names with a word, which is AWS's own. They are asked only where a profile says so.</summary>
internal static class NamedSource
{
    public static IReadOnlyList<string> Names { get; } = ["Environment", "Ec2InstanceMetadata", "EcsContainer"];

    public static FetchedSource? Create(string name, SourceContext context) => name.ToLowerInvariant() switch
    {
        "environment" => new EnvironmentSource(context),
        "ec2instancemetadata" => new InstanceMetadataSource(context),
        "ecscontainer" => new ContainerSource(context),
        _ => null,
    };
}
