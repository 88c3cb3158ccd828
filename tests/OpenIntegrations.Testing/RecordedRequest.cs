using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Testing;

/// <summary>A request as its bytes arrived.</summary>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Target.Split('?')[0];

    public string Query =>
        Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>The value of a header, several joined by a comma; null when it was not sent.</summary>
    public string? Header(string name)
    {
        string[] values = Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }

    public override string ToString() => Method + " " + Target;
}
