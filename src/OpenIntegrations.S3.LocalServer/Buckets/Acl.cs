using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// Access control documents: from a canned name, from grant headers, or as they come. They are kept and given back, not enforced:
/// every request needs a signature, and every account sees everything.
/// </summary>
internal static class Acl
{
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    private const string Full = "FULL_CONTROL";
    private static readonly XNamespace s_s3 = Xml.Namespace;
    private static readonly XNamespace s_instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The grants of the canned names, beside the owner's full control.</summary>
    private static readonly Dictionary<string, (string Group, string Permission)[]> s_canned = new(StringComparer.Ordinal)
    {
        ["private"] = [],
        ["public-read"] = [(AllUsers, "READ")],
        ["public-read-write"] = [(AllUsers, "READ"), (AllUsers, "WRITE")],
        ["authenticated-read"] = [(AuthenticatedUsers, "READ")],
        ["aws-exec-read"] = [],
        ["bucket-owner-read"] = [],
        ["bucket-owner-full-control"] = [],
        ["log-delivery-write"] = [("http://acs.amazonaws.com/groups/s3/LogDelivery", "WRITE"), ("http://acs.amazonaws.com/groups/s3/LogDelivery", "READ_ACP")],
    };

    private static readonly (string Header, string Permission)[] s_grants =
    [
        ("x-amz-grant-full-control", Full), ("x-amz-grant-read", "READ"), ("x-amz-grant-write", "WRITE"),
        ("x-amz-grant-read-acp", "READ_ACP"), ("x-amz-grant-write-acp", "WRITE_ACP"),
    ];

    /// <summary>What is answered when nothing was set.</summary>
    public static string Default { get; } = Document([OwnerGrant()]);

    /// <summary>The document that the headers describe; null when they describe none.</summary>
    public static string? OfHeaders(HeaderList headers)
    {
        string? canned = headers["x-amz-acl"];
        bool grants = s_grants.Any(g => headers.Contains(g.Header));
        if (canned is null && !grants) return null;
        if (canned is not null && grants) throw new S3Error(ErrorCode.InvalidRequest, "Specifying both Canned ACLs and Header Grants is not allowed");
        return Document(canned is null ? [.. s_grants.SelectMany(g => Grants(headers[g.Header], g.Permission))] : OfCanned(canned));
    }

    /// <summary>The document of a PUT: its body, or what its headers describe.</summary>
    public static string OfRequest(S3Request request)
    {
        byte[] document = request.Payload.ReadDocument();
        if (document.Length == 0) return OfHeaders(request.Headers) ?? throw new S3Error(ErrorCode.MissingRequestBodyError);
        XElement root = Xml.Read(document, "AccessControlPolicy");
        if (root.One("AccessControlList") is null) throw new S3Error(ErrorCode.MalformedXML);
        return Encoding.UTF8.GetString(document);
    }

    private static XElement[] OfCanned(string name) => s_canned.TryGetValue(name, out var grants)
        ? [OwnerGrant(), .. grants.Select(g => Grant("Group", "URI", g.Group, g.Permission))]
        : throw ErrorCode.Argument("x-amz-acl", name, "The canned ACL is not known.");

    /// <summary>A header's list: <c>uri="…", id="…"</c>.</summary>
    private static IEnumerable<XElement> Grants(string? header, string permission)
    {
        foreach (string grantee in (header ?? "").Split(',').Select(g => g.Trim()).Where(g => g.Length > 0))
        {
            string[] pair = grantee.Split(['='], 2);
            string value = pair.Length == 2 ? pair[1].Trim('"') : "";
            yield return pair[0] switch
            {
                "id" => Grant("CanonicalUser", "ID", value, permission),
                "uri" => Grant("Group", "URI", value, permission),
                "emailAddress" => Grant("AmazonCustomerByEmail", "EmailAddress", value, permission),
                _ => throw ErrorCode.Argument("x-amz-grant", grantee, "Argument format not recognized"),
            };
        }
    }

    private static XElement OwnerGrant() => Grant("CanonicalUser", "ID", Owner.Id, Full, new XElement(s_s3 + "DisplayName", Owner.DisplayName));

    private static XElement Grant(string type, string element, string grantee, string permission, params XElement[] more) => new(
        s_s3 + "Grant",
        new XElement(s_s3 + "Grantee", new XAttribute(XNamespace.Xmlns + "xsi", s_instance), new XAttribute(s_instance + "type", type), new XElement(s_s3 + element, grantee), more),
        new XElement(s_s3 + "Permission", permission));

    private static string Document(XElement[] grants) => new XElement(
        s_s3 + "AccessControlPolicy",
        new XElement(s_s3 + "Owner", new XElement(s_s3 + "ID", Owner.Id), new XElement(s_s3 + "DisplayName", Owner.DisplayName)),
        new XElement(s_s3 + "AccessControlList", grants)).ToString(SaveOptions.DisableFormatting);
}
