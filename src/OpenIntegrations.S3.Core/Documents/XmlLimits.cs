using System.Xml;

namespace OpenIntegrations.S3.Documents;

/// <summary>What an answer may cost: a stranger's document must not take the process with it.</summary>
internal sealed class XmlLimits
{
    /// <summary>S3's deepest document, that of replication, has eight levels; each one here costs some of the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// A page of a thousand versions with their owners has eleven thousand elements; an element costs some hundred bytes.
    /// </summary>
    public const int MaxElements = 500_000;

    private int _elements;

    /// <exception cref="XmlException">The element is one too many, or too deep.</exception>
    public void Enter(XmlReader reader)
    {
        if (reader.Depth > MaxDepth) throw new XmlException($"it is nested more than {MaxDepth} deep, and no document of S3 is.");
        if (++_elements > MaxElements) throw new XmlException($"it has more than {MaxElements} elements, and no document of S3 has.");
    }
}
