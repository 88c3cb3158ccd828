namespace OpenIntegrations.S3.Input;

/// <summary>What a drive of a store tells those who get its items.</summary>
public interface IStoreDrive
{
    /// <summary>The drive's name, without a colon.</summary>
    string Name { get; }

    /// <summary>The name of the profile that leads to its store; null where it is another connection, or the one in use.</summary>
    string? ProfileName { get; }

    /// <summary>Whether it keeps its connection, whatever is in use in the session.</summary>
    bool HasOwnConnection { get; }
}
