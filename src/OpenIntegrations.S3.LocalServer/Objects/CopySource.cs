using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>The object that a copy is made from, and how much of it.</summary>
internal sealed class CopySource : IDisposable
{
    private const string Header = "x-amz-copy-source";
    private const string VersionMark = "?versionId=";
    private readonly IDisposable _lease;

    private CopySource(Bucket bucket, ObjectVersion version, IDisposable lease, bool namesVersion) =>
        (Bucket, Version, _lease, NamesVersion) = (bucket, version, lease, namesVersion);

    public Bucket Bucket { get; }

    public ObjectVersion Version { get; }

    /// <summary>Whether a certain version was asked for, and not the newest.</summary>
    public bool NamesVersion { get; }

    /// <summary>The version id that the answer names.</summary>
    public string? VersionId => Bucket.ShownId(Version);

    public static bool IsNamed(S3Request request) => request.Headers.Contains(Header);

    /// <exception cref="S3Error">It is not there, or may not be read, or the conditions on it do not hold.</exception>
    public static CopySource Open(S3Request request)
    {
        var (bucketName, key, versionId) = Parse(request.Headers[Header]!);
        Bucket bucket = request.BucketCalled(bucketName);
        ExpectedOwner.Check(request, bucket, "x-amz-source-expected-bucket-owner");
        Gate.Check(request, bucket, new("GetObject", Permission.Read, key, versionId));
        var (version, lease) = VersionLookup.Open(bucket, key, VersionIds.Checked(versionId));
        try
        {
            Encryption.CheckCustomerKey(version.CustomerKeyMd5, Encryption.CustomerKeyMd5(request.Headers, "x-amz-copy-source-"));
            ReadConditions.CheckSource(request.Headers, version);
            StorageClass.CheckReadable(version, request.Now);
            return new CopySource(bucket, version, lease, versionId is not null);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public void Dispose() => _lease.Dispose();

    /// <summary><c>bucket/key</c> with or without a slash in front, percent-encoded, perhaps with a version.</summary>
    private static (string Bucket, string Key, string? VersionId) Parse(string header)
    {
        int mark = header.LastIndexOf(VersionMark, StringComparison.Ordinal);
        string? versionId = mark < 0 ? null : header.Substring(mark + VersionMark.Length);
        string encoded = mark < 0 ? header : header.Substring(0, mark);
        // The real service takes a plus for a blank here, and only here.
        if (!PercentEncoding.TryDecode(encoded.Replace('+', ' '), out string path)) throw Bad(header);
        if (path.StartsWith('/')) path = path.Substring(1);
        if (path.StartsWith("arn:", StringComparison.Ordinal)) throw ErrorCode.NotImplemented.With("Header", Header);
        int slash = path.IndexOf('/');
        if (slash < 1 || slash == path.Length - 1) throw Bad(header);
        return (path.Substring(0, slash), path.Substring(slash + 1), versionId);
    }

    private static S3Error Bad(string header) =>
        ErrorCode.Argument(Header, header, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
}
