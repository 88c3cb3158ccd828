using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>multipart/related (RFC 2387): the first part is the root, the others belong to it.</summary>
internal sealed class RelatedDraft : MultipartDraft
{
    private string? _rootType;

    public override string Summary => "multipart/related";

    public override string MediaType(ClientSettings settings) =>
        $"multipart/related; boundary={Boundary}" + (string.IsNullOrEmpty(_rootType) ? "" : $"; type=\"{_rootType}\"");

    public void AddPart(RequestBody content, string mediaType, string contentId)
    {
        var headers = new HeaderList();
        if (mediaType.Length > 0) headers.Add("Content-Type", mediaType);
        if (contentId.Length > 0) headers.Add("Content-ID", contentId.StartsWith('<') ? contentId : $"<{contentId}>");
        Add(headers, content);
        _rootType ??= mediaType.Split(';')[0].Trim();
    }
}
