using System.Xml;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Keys as XML 1.0 carries them.</summary>
internal static class XmlKey
{
    /// <summary>Whether every character of a text can stand in a document of XML 1.0.</summary>
    public static bool CanCarry(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return false;
            i++;
        }
        return true;
    }

    /// <summary>What a reader makes of a text whose writer left its line ends as they are.</summary>
    public static string Read(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
