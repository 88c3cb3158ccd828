namespace OpenIntegrations.Http;

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
        if (mediaType.Length > 0) headers.Add("Content-Type", HeaderRules.Value("Content-Type", mediaType));
        if (contentId.Length > 0) headers.Add("Content-ID", HeaderRules.Value("Content-ID", contentId.StartsWith('<') ? contentId : $"<{contentId}>"));
        _rootType ??= mediaType.Split(';')[0].Trim();
        Add(headers, content);
    }
}
