using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Documents;

/// <summary>Writes a refusal as the document that every S3 client reads.</summary>
internal static class ErrorDocument
{
    public static Answer Of(S3Error error, string resource, string requestId)
    {
        Answer answer = error.Code.Status == 304 ? new(304) : Xml.Document(error.Code.Status, "Error", "", writer =>
        {
            writer.WriteElementString("Code", error.Code.Name);
            writer.WriteElementString("Message", error.Message);
            foreach (var (name, value) in error.Details) writer.WriteElementString(name, Readable(value));
            writer.WriteElementString("Resource", resource);
            writer.WriteElementString("RequestId", requestId);
        });
        answer.ErrorCode = error.Code.Name;
        foreach (var (name, value) in error.Headers) answer.Headers[name] = value;
        return answer;
    }

    /// <summary>A key may hold what XML cannot; a refusal should be readable all the same.</summary>
    private static string Readable(string text) =>
        text.All(IsReadable) ? text : new string([.. text.Select(c => IsReadable(c) ? c : '\uFFFD')]);

    private static bool IsReadable(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);
}
