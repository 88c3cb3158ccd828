using System;
using System.Xml.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>A configuration of a bucket that is kept as a document.</summary>
/// <param name="Name">The sub-resource.</param>
/// <param name="Root">The document's root element.</param>
internal sealed record ConfigurationKind(string Name, string Root)
{
    /// <summary>The refusal when it was never set; null when there is a <see cref="Default"/>.</summary>
    public ErrorCode? Missing { get; init; }

    /// <summary>The document when none was set.</summary>
    public string? Default { get; init; }

    public bool CanDelete { get; init; } = true;

    /// <summary>The status of a successful PUT.</summary>
    public int PutStatus { get; init; } = 200;

    /// <summary>The root of the list of them, for those of which a bucket has several by id; null for the others.</summary>
    public string? ListRoot { get; init; }

    /// <summary>Looks at a new document and may refuse it, or draw its consequences for the bucket.</summary>
    public Func<BucketSettings, XElement, BucketSettings> Accept { get; init; } = static (settings, _) => settings;

    /// <summary>The default when it depends on the bucket.</summary>
    public Func<BucketSettings, string?> DefaultOf { get; init; } = static _ => null;
}
