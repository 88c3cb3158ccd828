using System.Collections;
using System.Collections.Generic;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names of stored profiles.</summary>
public sealed class ProfileNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IDictionary bound) => ProfileStore.OfUser().Names();
}
