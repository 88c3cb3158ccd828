using System.Linq;
using System.Xml;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

/// <summary>The one owner of all buckets and objects.</summary>
internal static class Owner
{
    public const string Id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";
    public const string DisplayName = "local";
    private const string AccountId = "000000000000";
    private static readonly string[] s_expectations = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];

    public static void Write(XmlWriter writer, string element = "Owner")
    {
        writer.WriteStartElement(element);
        writer.WriteElementString("ID", Id);
        writer.WriteElementString("DisplayName", DisplayName);
        writer.WriteEndElement();
    }

    /// <exception cref="S3Error">The client expects buckets to be somebody else's.</exception>
    public static void CheckExpected(HeaderList headers)
    {
        if (s_expectations.Any(h => headers[h] is { } expected && expected != AccountId)) throw new S3Error(ErrorCode.AccessDenied);
    }
}
