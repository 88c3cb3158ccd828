using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Lifecycle;

/// <summary>
/// Does once what the lifecycle of a bucket asks for by now. What changes meanwhile is left to the next run, and what is locked stays.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
/// </summary>
internal sealed class LifecycleRun(Bucket bucket, DateTimeOffset now, TimeSpan day)
{
    private readonly LifecycleRule[] _rules = LifecycleRule.Of(bucket.Settings);

    public void Run()
    {
        if (_rules.Length == 0) return;
        ObjectVersion[][] all = bucket.Objects.Read(keys => keys.From(Bound.At("")).Select(k => k.Value).ToArray());
        foreach (ObjectVersion[] versions in all) Try(() => Run(versions));
        foreach (Upload upload in bucket.Uploads.ByKey().From(Bound.At("")).SelectMany(u => u.Value).ToList()) Try(() => Run(upload));
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is S3Error or IOException or UnauthorizedAccessException)
        {
            // Somebody was quicker, or the disk does not let it: the next run looks again.
        }
    }

    private void Run(ObjectVersion[] versions)
    {
        // One that is locked does not keep the others.
        for (int i = versions.Length - 1; i > 0; i--)
        {
            int index = i;
            Try(() => RunNoncurrent(versions, index));
        }
        ObjectVersion newest = versions[0];
        if (newest.IsDeleteMarker) RunMarker(newest);
        else if (_rules.Any(r => r.Filter.Fits(newest) && r.Expires(newest.Modified, day) <= now)) Expire(newest);
        else Move(newest, _rules.Where(r => r.Filter.Fits(newest)).Select(r => r.ClassAt(now, newest.Modified, day)));
    }

    private void RunNoncurrent(ObjectVersion[] versions, int index)
    {
        ObjectVersion version = versions[index];
        DateTimeOffset replaced = versions[index - 1].Modified;
        LifecycleRule[] rules = [.. _rules.Where(r => version.IsDeleteMarker ? r.Filter.Fits(version.Key) : r.Filter.Fits(version))];
        // The newest of all is no noncurrent one: before this one there are as many as its place says, without that.
        if (rules.Any(r => index > r.KeptNoncurrent && r.NoncurrentExpires(replaced, day) <= now)) Remove(version);
        else if (!version.IsDeleteMarker) Move(version, rules.Select(r => r.NoncurrentClassAt(now, replaced, day)));
    }

    /// <summary>A marker that hides nothing any more.</summary>
    private void RunMarker(ObjectVersion marker)
    {
        bool isAlone = bucket.Objects.Read(keys => keys.TryGet(marker.Key, out var versions) && versions.Length == 1);
        if (isAlone && _rules.Any(r => r.Filter.Fits(marker.Key) && (r.ExpiresMarkers || r.Expires(marker.Modified, day) <= now)))
            Remove(marker);
    }

    private void Run(Upload upload)
    {
        if (!_rules.Any(r => r.Filter.Fits(upload.Settings.Key) && r.UploadExpires(upload.Settings.Initiated, day) <= now)) return;
        upload.Abort();
        bucket.Uploads.Forget(upload.Settings.Id);
    }

    private void Expire(ObjectVersion version)
    {
        if (bucket.ShowsVersions) bucket.PutDeleteMarker(version.Key, now, current => CheckSame(version, current));
        else Remove(version);
    }

    private void Remove(ObjectVersion version) => bucket.Objects.Remove(version.Key, version.VersionId, current =>
    {
        CheckSame(version, current);
        VersionLock.CheckDeletable(current, bypasses: false, now);
    });

    private void Move(ObjectVersion version, IEnumerable<string?> classes)
    {
        if (classes.LastOrDefault(c => c is not null) is not { } target) return;
        if (target == (version.StorageClass ?? StorageClass.Standard)) return;
        bucket.Objects.Change(version.Key, version.VersionId, current =>
        {
            CheckSame(version, current);
            return current with { StorageClass = StorageClass.Of(target) };
        });
    }

    private static void CheckSame(ObjectVersion expected, ObjectVersion? found)
    {
        if (found?.Id != expected.Id) throw new S3Error(ErrorCode.PreconditionFailed);
    }
}
