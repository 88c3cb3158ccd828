using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Connections;

[assembly: CredentialKind(typeof(SignInCredentials))]

namespace OpenIntegrations.S3.Cells;

/// <summary>The token of a sign-in that a profile keeps.</summary>
internal sealed class SignInCredentials : CredentialKind
{
    public override string Name => "SignIn";

    public override IReadOnlyList<Setting> Settings { get; } =
    [
        new("SignIn") { Keeps = [] },
        new("AccessToken", IsSecret: true) { Keeps = [] },
        new("TokenExpires") { Keeps = [] },
        new("RefreshToken", IsSecret: true) { Keeps = [] },
        new("TokenUrl") { Keeps = [] },
        new("ClientId") { Keeps = [] },
        new("UserName") { Keeps = [] },
        new("Password", IsSecret: true) { Keeps = [] },
    ];

    // One that cannot be renewed without the user ends.
    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey)
    {
        string whose = settings.Text("UserName") is { } user ? $"sign-in of {user}" : "sign-in";
        return settings["RefreshToken"] is null && settings["Password"] is null && settings.Text("TokenExpires") is { } end
            ? $"{whose} until {end}" : whose;
    }

    public override CredentialSource Create(CredentialFactory factory) =>
        SignInSource.Create(factory.Settings, factory.Provider.DefaultSecret, factory.World.Profiles, factory.Context);
}
