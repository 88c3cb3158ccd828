using System.Text.Json;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>A JSON document.</summary>
internal sealed class JsonDraft(object? root, string? text = null) : TreeDraft(root, text)
{
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonDraft Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return new JsonDraft(JsonTree.Read(document.RootElement), text);
    }

    public override RequestBody Make(ClientSettings settings) =>
        new BytesBody(settings.Encoding.GetBytes(Text ?? JsonTree.Write(Root, indented: false)));

    public override string MediaType(ClientSettings settings) => WithCharset("application/json", settings);
}
