using System;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>A body as the caller describes it. It is made when the request is, so that the order of the calls does not matter.</summary>
internal abstract class BodyDraft
{
    public abstract RequestBody Make(ClientSettings settings);

    /// <summary>The Content-Type that goes with it.</summary>
    public abstract string MediaType(ClientSettings settings);

    /// <summary>What the log says of it.</summary>
    public virtual string Summary => GetType().Name.Replace("Draft", "").ToLowerInvariant();

    protected static string WithCharset(string mediaType, ClientSettings settings) => $"{mediaType}; charset={settings.Encoding.WebName}";
}
