using System;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>A configuration of a bucket that is kept as a document.</summary>
/// <param name="Name">The sub-resource.</param>
/// <param name="Root">The document's root element.</param>
/// <param name="Action">What policies call it, behind Get and Put.</param>
internal sealed record ConfigurationKind(string Name, string Root, string Action)
{
    /// <summary>The refusal when it was never set; null when there is a <see cref="Default"/>.</summary>
    public ErrorCode? Missing { get; init; }

    /// <summary>The document when none was set.</summary>
    public string? Default { get; init; }

    public bool CanDelete { get; init; } = true;

    /// <summary>What policies call a deletion; null when they call it as a PUT.</summary>
    public string? DeleteAction { get; init; }

    /// <summary>The status of a successful PUT.</summary>
    public int PutStatus { get; init; } = 200;

    /// <summary>The root of the list of them, for those of which a bucket has several by id; null for the others.</summary>
    public string? ListRoot { get; init; }

    /// <summary>Looks at a new document and may refuse it, or draw its consequences for the bucket.</summary>
    public Func<BucketSettings, XElement, BucketSettings> Accept { get; init; } = static (settings, _) => settings;

    /// <summary>Holds a new document to S3's rules for it; throws when it breaks one.</summary>
    public Action<S3Request, XElement> Check { get; init; } = static (_, _) => { };

    /// <summary>Completes a new document; null when it is kept as it came.</summary>
    public Func<XElement, XElement?> Complete { get; init; } = static _ => null;

    /// <summary>The default when it depends on the bucket.</summary>
    public Func<BucketSettings, string?> DefaultOf { get; init; } = static _ => null;
}
