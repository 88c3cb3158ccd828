using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Rules;

/// <summary>Rules that somebody gives: one, several, or those of a whole set.</summary>
public sealed class GivenRules
{
    /// <summary>Each with the list that it belongs to.</summary>
    public List<(IReadOnlyList<string> List, TreeMap Rule)> Rules { get; } = [];

    /// <summary>What a whole set has beside them.</summary>
    public TreeMap Beside { get; } = new();

    /// <summary>What it has in headers.</summary>
    public HeaderList Headers { get; } = new();
}
