using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>multipart/form-data (RFC 7578), with names quoted as browsers do.</summary>
internal sealed class FormDataDraft : MultipartDraft
{
    public override string Summary => "multipart/form-data";

    public override string MediaType(ClientSettings settings) => "multipart/form-data; boundary=" + Boundary;

    public void AddField(string name, RequestBody value) =>
        Add(new() { { "Content-Disposition", "form-data; name=" + Quote(name) } }, value);

    public void AddFile(string name, string fileName, RequestBody content, string mediaType)
    {
        var headers = new HeaderList { { "Content-Disposition", $"form-data; name={Quote(name)}; filename={Quote(fileName)}" } };
        if (mediaType.Length > 0) headers.Add("Content-Type", mediaType);
        Add(headers, content);
    }

    // https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
    private static string Quote(string name) => "\"" + name.Replace("\r", "%0D").Replace("\n", "%0A").Replace("\"", "%22") + "\"";
}
