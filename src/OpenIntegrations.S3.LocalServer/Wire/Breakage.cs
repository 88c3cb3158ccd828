namespace OpenIntegrations.S3.Local.Wire;

/// <summary>How a connection is broken off on purpose.</summary>
internal enum Breakage
{
    /// <summary>Without an answer.</summary>
    Reset,

    /// <summary>In the middle of the answer.</summary>
    CutShort,
}
