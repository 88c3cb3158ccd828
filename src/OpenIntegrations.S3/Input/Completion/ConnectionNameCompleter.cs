using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names that a connection can be named by: those of stored profiles, and of AWS's shared files.</summary>
public sealed class ConnectionNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IDictionary bound) =>
        ProfileStore.OfUser().Names().Concat(ConnectionSources.SharedNames(UserWorld.Create())).Distinct();
}
