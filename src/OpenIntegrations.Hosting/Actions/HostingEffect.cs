namespace OpenIntegrations.Hosting.Actions;

/// <summary>What an action does at the provider. Only one that reads is ever sent a second time.</summary>
public enum HostingEffect
{
    Reads,
    Changes,
    Destroys,
    SpendsMoney,
}
