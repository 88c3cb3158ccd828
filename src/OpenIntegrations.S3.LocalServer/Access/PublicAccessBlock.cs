using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>What a bucket says against public access, whatever its lists and its policy say for it.</summary>
/// <param name="BlocksAcls">No new list may be public.</param>
/// <param name="IgnoresAcls">Public grants count for nothing.</param>
/// <param name="BlocksPolicy">No new policy may be public.</param>
/// <param name="RestrictsBuckets">A public policy allows nothing to others.</param>
internal sealed record PublicAccessBlock(bool BlocksAcls, bool IgnoresAcls, bool BlocksPolicy, bool RestrictsBuckets)
{
    public const string Name = "publicAccessBlock";
    private static readonly PublicAccessBlock s_none = new(false, false, false, false);

    public static PublicAccessBlock Of(BucketSettings bucket)
    {
        if (!bucket.Configurations.TryGetValue(Name, out string? document)) return s_none;
        XElement root = Xml.ReadStored(document);
        return new(Is("BlockPublicAcls"), Is("IgnorePublicAcls"), Is("BlockPublicPolicy"), Is("RestrictPublicBuckets"));

        bool Is(string name) => root.Text(name)?.Trim() is "true" or "TRUE" or "True" or "1";
    }
}
