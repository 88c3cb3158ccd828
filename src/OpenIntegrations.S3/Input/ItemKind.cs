namespace OpenIntegrations.S3.Input;

/// <summary>What Test-S3Item looks for, in the words of Test-Path.</summary>
public enum ItemKind
{
    /// <summary>Either.</summary>
    Any,

    /// <summary>A folder or a bucket.</summary>
    Container,

    /// <summary>An object.</summary>
    Leaf,
}
