using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.SharedFiles;

[assembly: CredentialKind(typeof(AwsProfileKind))]

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A profile of AWS's shared files, which also says where the store is.</summary>
internal sealed class AwsProfileKind : CredentialKind
{
    public override string Name => "AwsProfile";

    public override IReadOnlyList<Setting> Settings { get; } = [new("AwsProfile") { Keeps = [] }];

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => $"AWS profile {settings.Text(Name)}";

    public override void Complete(ConnectionSettings settings, ConnectionContext world)
    {
        AwsFiles files = AwsFiles.Read(world.Environment, world.Interaction.Warn);
        new AwsSettings(files, files.Find(settings.Text(Name)!), world.Environment).Complete(settings);
    }

    public override CredentialSource Create(CredentialFactory factory)
    {
        string name = factory.Needed(Name);
        AwsFiles files = AwsFiles.Read(factory.Context.Environment, factory.Context.Interaction.Warn);
        return new AwsCredentialChain(files, factory.Sts).Of(files.Find(name).Name)
            ?? throw new S3ConfigurationException($"The profile '{name}' of the AWS shared files has no credentials.");
    }
}
