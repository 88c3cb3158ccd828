using System.Collections.Generic;

namespace OpenIntegrations.Hosting.Actions;

/// <summary>An action with its values, checked.</summary>
public sealed class HostingRequest
{
    internal HostingRequest(HostingAction action, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        (Action, Fields) = (action, fields);

    public HostingAction Action { get; }

    /// <summary>The fields beside <c>action</c> and <c>token</c>, as they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The whole form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FormWith(string token) =>
        [new("action", Action.Name), new("token", token), .. Fields];

    public override string ToString() => Action.Name;
}
