using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names of the providers that are known.</summary>
public sealed class ProviderCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IDictionary bound) => Provider.All.Select(p => p.Name);
}
