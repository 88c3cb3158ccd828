using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;

[assembly: CredentialKind(typeof(SourceProfileKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>The credentials of another profile.</summary>
internal sealed class SourceProfileKind : CredentialKind
{
    public override string Name => "SourceProfile";

    public override IReadOnlyList<Setting> Settings { get; } = [new("SourceProfile") { Keeps = [] }];

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => $"profile {settings.Text(Name)}";

    public override CredentialSource Create(CredentialFactory factory) => factory.OfProfile(factory.Needed(Name));
}
