namespace OpenIntegrations.S3.Local;

/// <summary>Writes a refusal as the document that every S3 client reads.</summary>
internal static class ErrorDocument
{
    public static Answer Of(S3Error error, string resource, string requestId)
    {
        Answer answer = error.Code.Status == 304 ? new(304) : Xml.Document(error.Code.Status, "Error", "", writer =>
        {
            writer.WriteElementString("Code", error.Code.Name);
            writer.WriteElementString("Message", error.Message);
            foreach (var (name, value) in error.Details) writer.WriteElementString(name, value);
            writer.WriteElementString("Resource", resource);
            writer.WriteElementString("RequestId", requestId);
        });
        foreach (var (name, value) in error.Headers) answer.Headers[name] = value;
        return answer;
    }
}
