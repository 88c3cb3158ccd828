using System;
using System.Globalization;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Auth;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Forms;

/// <summary>
/// POST of a browser's form. The proof of who asks is a signature over the policy that stands in the form.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
/// </summary>
internal static class PostObject
{
    public static Answer Run(S3Request request, Authenticator authenticator)
    {
        using var form = new MultipartForm(request.RawBody, BoundaryOf(request.Headers["Content-Type"]));
        FormFields fields = FormFields.Read(form);
        PolicyDocument policy = CheckPolicy(request, fields.Values, authenticator);
        Bucket bucket = request.Bucket;
        string key = fields.Values["key"]
            ?? throw ErrorCode.Argument("key", "",
                "Bucket POST must contain a field named 'key'. If it is specified, please check the order of the fields.");
        ObjectKey.Check(key);
        HeaderList headers = HeadersOf(fields.Values);
        CheckAccess(request, bucket, headers, key);
        ObjectVersion template = ObjectTemplate.Of(request, bucket, headers, key);

        using Draft draft = bucket.NewDraft();
        Received received = Payload.OfForm(form, fields.Values).Receive(draft.Stream, ChecksumPromise.Of(fields.Values), policy.MaxLength);
        if (received.Length < policy.MinLength)
            throw ErrorCode.EntityTooSmall.With("ProposedSize", Text(received.Length)).With("MinSizeAllowed", Text(policy.MinLength));
        ObjectVersion version = bucket.Put(PutObject.With(template, received), draft, WriteConditions.ForPut(new HeaderList()));
        return Success(request, fields.Values, version).With("ETag", version.QuotedETag).Show(version, bucket);
    }

    private static string BoundaryOf(string? contentType)
    {
        int at = contentType?.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0 || !contentType!.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new S3Error(ErrorCode.MethodNotAllowed, "POST on a bucket needs a body of multipart/form-data.");
        string boundary = contentType.Substring(at + "boundary=".Length).Split(';')[0].Trim().Trim('"');
        // RFC 2046, section 5.1.1.
        return boundary.Length is >= 1 and <= 70 ? boundary : throw new S3Error(ErrorCode.MalformedPOSTRequest);
    }

    private static void CheckAccess(S3Request request, Bucket bucket, HeaderList headers, string key)
    {
        var deed = new Deed("PutObject", Permission.Write, key, null, headers);
        foreach (Deed each in Riders.Of(headers, deed.Action, key).Prepend(deed)) Gate.Check(request, bucket, each);
    }

    /// <summary>A form without a policy is nobody's, and nothing but the bucket decides on it.</summary>
    private static PolicyDocument CheckPolicy(S3Request request, HeaderList fields, Authenticator authenticator)
    {
        if (fields["policy"] is not { } encoded)
        {
            bool isSigned = fields["x-amz-signature"] is not null || fields["signature"] is not null;
            return isSigned ? throw new S3Error(ErrorCode.AccessDenied) : PolicyDocument.None;
        }
        bool isOld = fields["x-amz-algorithm"] is null && fields["AWSAccessKeyId"] is not null;
        if (!isOld && fields["x-amz-algorithm"] != SigV4.Algorithm) throw Claim.OldSignature();
        if (!Base64.TryDecode(encoded, out byte[] json))
            throw new S3Error(ErrorCode.InvalidRequest, "Invalid Policy: Invalid Base64 encoding.");
        request.Requester = isOld ? OldLink.CheckForm(fields, encoded, authenticator)
            : CheckSignature(request, fields, encoded, authenticator);
        PolicyDocument policy = PolicyDocument.Parse(json);
        policy.Check(fields, request.BucketName!, request.Now);
        return policy;
    }

    private static LocalIdentity CheckSignature(S3Request request, HeaderList fields, string policy, Authenticator authenticator)
    {
        var credential = CredentialScope.Parse(fields["x-amz-credential"] ?? "");
        if (credential is null || !SigningScope.TryParseTimestamp(fields["x-amz-date"] ?? "", out var time))
            throw ErrorCode.Argument("x-amz-credential", fields["x-amz-credential"], "the Credential or the date is mal-formed");
        var scope = new SigningScope(time, credential.Region, credential.Service);
        if (credential.Complaint(scope.Date) is { } complaint)
            throw ErrorCode.Argument("x-amz-credential", fields["x-amz-credential"], complaint);
        authenticator.CheckRegion(credential.Region, presigned: true, request.BucketRegion);
        LocalIdentity identity = authenticator.Find(credential.AccessKey, fields["x-amz-security-token"]);
        string given = fields["x-amz-signature"] ?? "";
        return Signatures.Same(SigV4.Signature(identity.Keys.SecretKey, scope, policy), given) ? identity
            : throw ErrorCode.SignatureDoesNotMatch.With("AWSAccessKeyId", credential.AccessKey).With("StringToSign", policy)
                .With("SignatureProvided", given);
    }

    /// <summary>Fields have the names of the headers that they stand for, but for two.</summary>
    private static HeaderList HeadersOf(HeaderList fields)
    {
        HeaderList headers = fields.Clone();
        headers["x-amz-acl"] = fields["acl"] ?? fields["x-amz-acl"];
        if (fields["tagging"] is not { } tagging) return headers;
        var query = new QueryString();
        foreach (Tag tag in Tags.Read(Xml.Read(Encoding.UTF8.GetBytes(tagging), "Tagging"), Tags.ObjectLimit))
            query.Add(tag.Key, tag.Value);
        headers["x-amz-tagging"] = query.ToString();
        return headers;
    }

    private static Answer Success(S3Request request, HeaderList fields, ObjectVersion version)
    {
        string location = request.UrlOf(request.BucketName!, version.Key);
        if (fields["success_action_redirect"] is { Length: > 0 } target)
            return new Answer(303).With("Location", Redirection(request, target, version));
        return fields["success_action_status"] switch
        {
            "201" => Document(request, location, version).With("Location", location),
            "200" => new Answer(200).With("Location", location),
            _ => new Answer(204).With("Location", location),
        };
    }

    private static string Redirection(S3Request request, string target, ObjectVersion version)
    {
        var query = new QueryString();
        query.Add("bucket", request.BucketName);
        query.Add("key", version.Key);
        query.Add("etag", version.QuotedETag);
        return target + (target.IndexOf('?') < 0 ? "?" : "&") + query;
    }

    private static Answer Document(S3Request request, string location, ObjectVersion version) =>
        Xml.Document(201, "PostResponse", "", writer =>
    {
        writer.Element("Location", location);
        writer.Element("Bucket", request.BucketName);
        writer.Element("Key", version.Key);
        writer.Element("ETag", version.QuotedETag);
    });

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
