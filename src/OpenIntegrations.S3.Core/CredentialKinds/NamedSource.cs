using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

[assembly: CredentialKind(typeof(NamedKind))]

namespace OpenIntegrations.S3.CredentialKinds;

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

/// <summary>A source that is named by a word.</summary>
internal sealed class NamedKind : CredentialKind
{
    public override string Name => "CredentialSource";

    public override IReadOnlyList<Setting> Settings { get; } = [new("CredentialSource") { Keeps = [] }];

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => settings.Text(Name)!;

    public override CredentialSource Create(CredentialFactory factory)
    {
        string name = factory.Needed(Name);
        if (name.Equals(AnonymousSource.Name, StringComparison.OrdinalIgnoreCase)) return new AnonymousSource();
        return NamedSource.Create(name, factory.Context)
            ?? throw factory.Settings.Wrong(Name, name, "one of " + string.Join(", ", NamedSource.Names.Append(AnonymousSource.Name)));
    }
}
