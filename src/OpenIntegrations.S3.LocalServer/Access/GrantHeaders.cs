using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Grants as headers write them: <c>x-amz-grant-read: uri="…", id="…"</c>.</summary>
internal static class GrantHeaders
{
    private static readonly (string Header, string Permission)[] s_grants =
    [
        ("x-amz-grant-read", "READ"), ("x-amz-grant-write", "WRITE"), ("x-amz-grant-read-acp", "READ_ACP"),
        ("x-amz-grant-write-acp", "WRITE_ACP"), ("x-amz-grant-full-control", AclDocument.Full),
    ];

    /// <summary>Null when there is no such header.</summary>
    /// <exception cref="S3Error">It grants to somebody who is not known.</exception>
    public static XElement[]? Read(HeaderList headers, Identities identities) => s_grants.Any(g => headers.Contains(g.Header))
        ? [.. s_grants.SelectMany(g => Grants(headers[g.Header], g.Permission, identities))] : null;

    private static IEnumerable<XElement> Grants(string? header, string permission, Identities identities)
    {
        foreach (string grantee in (header ?? "").Split(',').Select(g => g.Trim()).Where(g => g.Length > 0))
        {
            string[] pair = grantee.Split(['='], 2);
            string value = pair.Length == 2 ? pair[1].Trim('"') : "";
            yield return pair[0] switch
            {
                "id" => AclDocument.GrantOfId(value, permission, identities),
                "uri" => AclDocument.GrantOfGroup(value, permission),
                "emailAddress" => throw AclDocument.NoSuchAddress(value),
                _ => throw ErrorCode.Argument("x-amz-grant", grantee, "Argument format not recognized"),
            };
        }
    }
}
