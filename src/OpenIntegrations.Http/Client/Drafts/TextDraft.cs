using System.Linq;
using System.Text;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>Plain text, with or without a byte order mark.</summary>
internal sealed class TextDraft(string text, bool mark) : BodyDraft
{
    public override RequestBody Make(ClientSettings settings)
    {
        byte[] bytes = settings.Encoding.GetBytes(text);
        return new BytesBody(mark ? Mark(settings.Encoding).Concat(bytes).ToArray() : bytes);
    }

    public override string MediaType(ClientSettings settings) => WithCharset("text/plain", settings);

    private static byte[] Mark(Encoding encoding) => encoding is UTF8Encoding ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble();
}
