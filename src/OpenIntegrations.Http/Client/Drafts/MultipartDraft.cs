using System;
using System.Collections.Generic;
using System.Globalization;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>A body of several parts.</summary>
internal abstract class MultipartDraft : BodyDraft
{
    private readonly string _boundary = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
    private readonly List<(HeaderList Headers, RequestBody Content)> _parts = new();

    /// <summary>Whether what is added is read at once, so that its file may change or go.</summary>
    public bool KeepsCopies { get; init; }

    protected string Boundary => _boundary;

    /// <exception cref="ArgumentException">The view is neither form-data nor related.</exception>
    public static MultipartDraft Start(string view, bool keepsCopies) => view.ToLowerInvariant() switch
    {
        "" or "form-data" => new FormDataDraft { KeepsCopies = keepsCopies },
        "related" => new RelatedDraft { KeepsCopies = keepsCopies },
        _ => throw new ArgumentException($"'{view}' is no kind of multipart body; it is form-data or related."),
    };

    public override RequestBody Make(ClientSettings settings) =>
        new MultipartBody(_boundary, _parts.ConvertAll(static part => (part.Headers, part.Content.AsItIsNow())).ToArray());

    /// <exception cref="InvalidRequestException">A header of the part cannot be sent.</exception>
    protected void Add(HeaderList headers, RequestBody content)
    {
        headers.Rewrite(static (name, value) => HeaderRules.Value(name, value));
        _parts.Add((headers, content));
    }
}
