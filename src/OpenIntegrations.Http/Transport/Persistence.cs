namespace OpenIntegrations.Http.Transport;

/// <summary>How often what failed is tried again.</summary>
public enum Persistence
{
    /// <summary>Never: it would fail again, or it did not fail.</summary>
    None,

    /// <summary>Once or twice, shortly after: it may have been an accident and is most likely none.</summary>
    Brief,

    /// <summary>As long as the policy has patience: it is known to pass.</summary>
    Patient,
}
