namespace OpenIntegrations.S3.Cells;

/// <summary>How a user signs in to Pydio Cells.</summary>
public enum SignInKind
{
    /// <summary>In the browser. The server gives refresh tokens, each good for one renewal.</summary>
    OpenIdConnect,

    /// <summary>With user name and password, at the address that the web interface of Cells uses.</summary>
    Session,
}
