using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>What an upload does beside uploading, each of which needs a right of its own.</summary>
internal static class Riders
{
    private static readonly string[] s_uploads = ["PutObject"];

    private static readonly (string Header, string Action)[] s_riders =
    [
        ("x-amz-acl", "PutObjectAcl"), ("x-amz-grant-", "PutObjectAcl"), ("x-amz-tagging", "PutObjectTagging"),
        ("x-amz-object-lock-mode", "PutObjectRetention"), ("x-amz-object-lock-retain-until-date", "PutObjectRetention"),
        ("x-amz-object-lock-event-hold", "PutObjectRetention"), ("x-amz-object-lock-legal-hold", "PutObjectLegalHold"),
    ];

    public static IEnumerable<Deed> Of(HeaderList headers, string action, string? key) => !s_uploads.Contains(action) ? [] :
        s_riders.Where(r => headers.Names.Any(name => IsRider(name, r.Header))).Select(r => r.Action).Distinct()
            .Select(more => new Deed(more, Permission.Write, key, null, headers));

    private static bool IsRider(string name, string header) => header.EndsWith('-')
        ? name.StartsWith(header, StringComparison.OrdinalIgnoreCase)
        : name.Equals(header, StringComparison.OrdinalIgnoreCase);
}
