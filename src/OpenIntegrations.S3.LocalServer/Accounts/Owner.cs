using System.Xml;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Accounts;

/// <summary>Whose a bucket or an object is.</summary>
/// <param name="Id">The canonical id.</param>
/// <param name="DisplayName">What he is called.</param>
internal sealed record Owner(string Id, string DisplayName)
{
    /// <summary>The owner of all that was made when there were no others, and of what the accounts without a name make.</summary>
    public static Owner Local { get; } = new("75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a", "local");

    /// <summary>Whoever uploads without a signature, where that is allowed. The id is the real service's for nobody.</summary>
    public static Owner Anonymous { get; } = new("65a011a29cdf8ec533ec3d1ccaae921c", "anonymous");

    public void Write(XmlWriter writer, string element = "Owner")
    {
        writer.WriteStartElement(element);
        writer.Element("ID", Id);
        writer.Element("DisplayName", DisplayName);
        writer.WriteEndElement();
    }
}
