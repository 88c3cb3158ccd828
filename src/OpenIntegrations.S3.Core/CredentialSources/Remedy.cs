namespace OpenIntegrations.S3.CredentialSources;

/// <summary>What would help against an error. Each surface says in its own words how that is done there.</summary>
public enum RemedyKind
{
    /// <summary>Say which connection is meant.</summary>
    NameConnection,

    /// <summary>Store a profile; none is stored.</summary>
    StoreProfile,

    /// <summary>Look which profiles there are.</summary>
    ListProfiles,

    /// <summary>Sign in to Pydio Cells, for a profile.</summary>
    SignIn,

    /// <summary>Sign in in the browser, and not with a password.</summary>
    SignInByBrowser,

    /// <summary>Sign in with a code that is copied, without a browser here.</summary>
    SignInByCode,

    /// <summary>Say where the client of the sign-in may be answered.</summary>
    NameRedirect,

    /// <summary>Say that what is there may be replaced.</summary>
    Replace,

    /// <summary>Do it in PowerShell.</summary>
    UsePowerShell,

    /// <summary>Name a bucket to look into.</summary>
    NameBucket,
}

/// <summary>What would help against an error.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">The profile that is meant, where one is.</param>
public sealed record Remedy(RemedyKind Kind, string? Subject = null);

/// <summary>An error against which something may help.</summary>
public interface IRemediable
{
    /// <summary>What may help; null for nothing that a surface could add.</summary>
    Remedy? Remedy { get; }
}
