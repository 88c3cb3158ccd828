using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names of the values that a profile has.</summary>
public sealed class StoredValueCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IDictionary bound) =>
        ProfileStore.OfUser().Find(bound["Name"] as string ?? "")?.Given.Select(s => s.Name) ?? [];
}
