using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Access control documents as they are read and written.</summary>
internal static class AclDocument
{
    public const string Full = "FULL_CONTROL";
    private const int MaxGrants = 100;
    private static readonly string[] s_permissions = [Full, "READ", "WRITE", "READ_ACP", "WRITE_ACP"];
    private static readonly string[] s_groups =
        [AccessList.AllUsers, AccessList.AuthenticatedUsers, "http://acs.amazonaws.com/groups/s3/LogDelivery"];
    private static readonly XNamespace s_s3 = Xml.Namespace;
    private static readonly XNamespace s_instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static string Write(Owner owner, IEnumerable<XElement> grants) => new XElement(
        s_s3 + "AccessControlPolicy",
        new XElement(s_s3 + "Owner", new XElement(s_s3 + "ID", owner.Id), new XElement(s_s3 + "DisplayName", owner.DisplayName)),
        new XElement(s_s3 + "AccessControlList", grants)).ToString(SaveOptions.DisableFormatting);

    /// <summary>Holds a document to what can be granted to whom, and completes the names.</summary>
    /// <exception cref="S3Error">It grants to somebody who is not known, or something that is none, or says another owner.</exception>
    public static string Read(XElement document, Owner owner, Identities identities)
    {
        XElement list = document.One("AccessControlList") ?? throw new S3Error(ErrorCode.MalformedACLError);
        if (document.One("Owner")?.Text("ID") is { } id && id.Trim() != owner.Id) throw new S3Error(ErrorCode.AccessDenied);
        XElement[] grants = [.. list.All("Grant").Select(grant => GrantOf(grant, identities))];
        return grants.Length <= MaxGrants ? Write(owner, grants) : throw new S3Error(ErrorCode.MalformedACLError);
    }

    public static XElement GrantOf(Owner owner, string permission) =>
        Grant("CanonicalUser", permission, new XElement(s_s3 + "ID", owner.Id), new XElement(s_s3 + "DisplayName", owner.DisplayName));

    public static XElement GrantOfGroup(string group, string permission) => s_groups.Contains(group)
        ? Grant("Group", permission, new XElement(s_s3 + "URI", group))
        : throw ErrorCode.Argument("uri", group, "Invalid group uri");

    public static XElement GrantOfId(string id, string permission, Identities identities) => identities.OwnerOf(id) is { } owner
        ? GrantOf(owner, permission)
        : throw ErrorCode.Argument("id", id, "Invalid id");

    /// <summary>Nobody here has an address.</summary>
    public static S3Error NoSuchAddress(string address) => ErrorCode.UnresolvableGrantByEmailAddress.With("EmailAddress", address);

    private static XElement GrantOf(XElement grant, Identities identities)
    {
        string permission = grant.Text("Permission")?.Trim() ?? "";
        if (!s_permissions.Contains(permission) || grant.One("Grantee") is not { } grantee) throw new S3Error(ErrorCode.MalformedACLError);
        if (grantee.Text("URI")?.Trim() is { } group) return GrantOfGroup(group, permission);
        if (grantee.Text("EmailAddress") is { } address) throw NoSuchAddress(address);
        return GrantOfId(grantee.Text("ID")?.Trim() ?? throw new S3Error(ErrorCode.MalformedACLError), permission, identities);
    }

    private static XElement Grant(string type, string permission, params XElement[] grantee) => new(
        s_s3 + "Grant",
        new XElement(s_s3 + "Grantee", new XAttribute(XNamespace.Xmlns + "xsi", s_instance), new XAttribute(s_instance + "type", type),
            grantee),
        new XElement(s_s3 + "Permission", permission));
}
