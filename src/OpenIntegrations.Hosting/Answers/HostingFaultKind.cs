namespace OpenIntegrations.Hosting.Answers;

/// <summary>Why an action has no result.</summary>
public enum HostingFaultKind
{
    /// <summary>The provider said no.</summary>
    Refused,

    /// <summary>The token or the API key is not accepted.</summary>
    Unauthorized,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The provider failed (500 and up).</summary>
    Unavailable,

    /// <summary>The answer is no JSON, or lacks what it should have.</summary>
    Unreadable,

    /// <summary>The provider sent the request to another address, which was not followed.</summary>
    Redirected,

    /// <summary>No answer came to an action that is not sent twice.</summary>
    OutcomeUnknown,

    /// <summary>The task that the provider began did not end in time.</summary>
    NotReady,

    /// <summary>There is no token, and no API key to get one by. Nothing was sent.</summary>
    NotConnected,
}
