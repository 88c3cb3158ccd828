using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>Bytes, from wherever.</summary>
internal sealed class ContentDraft(RequestBody content) : BodyDraft
{
    public override RequestBody Make(ClientSettings settings) => content.AsItIsNow();

    public override string MediaType(ClientSettings settings) => "application/octet-stream";
}
