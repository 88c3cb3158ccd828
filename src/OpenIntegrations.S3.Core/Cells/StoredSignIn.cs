using System;
using System.Globalization;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Cells;

/// <summary>A sign-in as a profile keeps it.</summary>
/// <param name="Kind">How the user signed in, and how the token is renewed.</param>
/// <param name="AccessToken">The token, which is the access key of requests.</param>
/// <param name="Expires">When it ends; null when nobody said.</param>
public sealed record StoredSignIn(SignInKind Kind, string AccessToken, DateTimeOffset? Expires)
{
    /// <summary>Good for one renewal; null when the server gave none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Where tokens are renewed.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>The client that the tokens were given to.</summary>
    public string? ClientId { get; init; }

    /// <summary>Who signed in, where a name was given.</summary>
    public string? UserName { get; init; }

    /// <summary>The user's password, when the user wanted it kept.</summary>
    public string? Password { get; init; }

    /// <summary>The sign-in of a profile; null when it has none.</summary>
    /// <exception cref="S3ConfigurationException">A value is wrong; the message names it.</exception>
    public static StoredSignIn? Read(ConnectionSettings? settings)
    {
        if (settings?.Choice<SignInKind>("SignIn") is not { } kind) return null;
        return new(kind, settings.Text("AccessToken") ?? "", Time(settings))
        {
            RefreshToken = settings.Text("RefreshToken"),
            TokenUrl = settings.Text("TokenUrl"),
            ClientId = settings.Text("ClientId"),
            UserName = settings.Text("UserName"),
            Password = settings.Text("Password"),
        };
    }

    /// <summary>Puts the sign-in into settings, in the place of any other.</summary>
    public void WriteTo(ConnectionSettings settings)
    {
        settings["SignIn"] = Kind.ToString();
        settings["AccessToken"] = AccessToken;
        settings["TokenExpires"] = Expires?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        settings["RefreshToken"] = RefreshToken;
        settings["TokenUrl"] = TokenUrl;
        settings["ClientId"] = ClientId;
        settings["UserName"] = UserName;
        settings["Password"] = Password;
    }

    /// <summary>Settings whose sign-in was read a while ago, with what has become of it since.</summary>
    /// <param name="settings">What is to be stored.</param>
    /// <param name="current">What is stored.</param>
    public static ConnectionSettings UpToDate(ConnectionSettings settings, ConnectionSettings? current)
    {
        if (settings["SignIn"] is not null) Read(current)?.WriteTo(settings);
        return settings;
    }

    /// <summary>Never the tokens.</summary>
    public override string ToString() => $"StoredSignIn {{ {Kind} }}";

    private static DateTimeOffset? Time(ConnectionSettings settings)
    {
        if (settings.Text("TokenExpires") is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw settings.Wrong("TokenExpires", text, "a time");
    }
}
