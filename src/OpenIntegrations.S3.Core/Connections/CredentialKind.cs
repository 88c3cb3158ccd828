using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// A way to come by credentials: the settings that say so, and the source that they make. A kind is one file, which announces itself by an
/// attribute: connections need not know which kinds there are.
/// </summary>
internal abstract class CredentialKind
{
    /// <summary>Every kind: keys first, the others by name.</summary>
    public static IReadOnlyList<CredentialKind> All { get; } =
    [
        .. typeof(CredentialKind).Assembly.GetCustomAttributes<CredentialKindAttribute>()
            .Select(a => (CredentialKind)Activator.CreateInstance(a.Type)!)
            .OrderBy(k => k.Name == "SecretKey" ? 0 : 1).ThenBy(k => k.Name, StringComparer.Ordinal),
    ];

    /// <summary>The setting that decides for this kind. Only one of them can be given.</summary>
    public abstract string Name { get; }

    /// <summary>The settings that are this kind's own.</summary>
    public abstract IReadOnlyList<Setting> Settings { get; }

    /// <summary>Whether a role or a session may lie on top.</summary>
    public virtual bool TakesRole => true;

    /// <summary>Whether the settings mean this kind, although the one that decides is not given.</summary>
    public virtual bool IsImplied(ConnectionSettings settings) => false;

    /// <summary>Where the credentials come from, in a few words and without secrets.</summary>
    /// <param name="settings">The settings of a connection.</param>
    /// <param name="shownKey">How an access key may be shown.</param>
    public abstract string Describe(ConnectionSettings settings, Func<string?, string?> shownKey);

    /// <summary>Fills in what the settings leave open of the store itself.</summary>
    public virtual void Complete(ConnectionSettings settings, ConnectionContext world)
    {
    }

    /// <summary>Makes the source. Nothing is fetched.</summary>
    /// <exception cref="S3ConfigurationException">The settings lack something.</exception>
    public abstract CredentialSource Create(CredentialFactory factory);
}
