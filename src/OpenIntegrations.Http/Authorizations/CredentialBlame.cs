namespace OpenIntegrations.Http.Authorizations;

/// <summary>Whether a refusal has to do with the credentials that were used.</summary>
public enum CredentialBlame
{
    /// <summary>Newer credentials would be refused as well.</summary>
    None,

    /// <summary>The answer does not say: they may have run out, or may never have been enough.</summary>
    Possible,

    /// <summary>The answer says that they have run out.</summary>
    Certain,
}
