namespace OpenIntegrations.Hosting.Actions;

/// <summary>What the value of a parameter must be.</summary>
public enum HostingValue
{
    Text,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>A day, as YYYY-MM-DD.</summary>
    Date,
}
