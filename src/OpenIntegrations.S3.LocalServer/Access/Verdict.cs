namespace OpenIntegrations.S3.Local.Access;

/// <summary>What a policy says of a deed.</summary>
internal enum Verdict
{
    /// <summary>Nothing: others decide.</summary>
    None,

    Allowed,

    /// <summary>Whatever else allows it.</summary>
    Denied,
}
