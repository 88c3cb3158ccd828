namespace OpenIntegrations.Testing;

/// <summary>What a server does in the middle of a request's body.</summary>
public enum BodyFault
{
    /// <summary>Ends its side, as a proxy does that has lost the store, and takes the rest without a word.</summary>
    Close,

    /// <summary>Is gone.</summary>
    Reset,

    /// <summary>Reads no more, and keeps the connection.</summary>
    Stall,
}
