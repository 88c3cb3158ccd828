using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Encodings of this platform, the old code pages among them.</summary>
internal static class CodePages
{
    public static Encoding Find(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    public static Encoding Find(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
}
