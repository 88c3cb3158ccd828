using System;
using System.Linq;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Lifecycle;

/// <summary>What answers say of the end that a lifecycle means for an object.</summary>
internal static class ExpirationHeader
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>Null when the object is not the newest of its key, or nothing ends it.</summary>
    public static string? Of(Bucket bucket, ObjectVersion version)
    {
        if (!bucket.Settings.Configurations.ContainsKey(LifecycleRule.Name)) return null;
        if (bucket.Objects.Find(version.Key)?.Id != version.Id) return null;
        var (due, id) = LifecycleRule.Of(bucket.Settings).Where(r => r.Filter.Fits(version))
            .Select(r => (Due: r.Expires(version.Modified, s_day), r.Id)).Where(r => r.Due is not null)
            .OrderBy(r => r.Due).FirstOrDefault();
        return due is null ? null : $"expiry-date=\"{HttpDate.Format(Midnight(due.Value))}\", rule-id=\"{id}\"";
    }

    /// <summary>A day ends at the next midnight, as the real service counts.</summary>
    private static DateTimeOffset Midnight(DateTimeOffset due)
    {
        DateTime day = due.UtcDateTime.Date;
        bool isMidnight = due.UtcDateTime.TimeOfDay == TimeSpan.Zero;
        return new DateTimeOffset(isMidnight || day >= DateTime.MaxValue.Date ? day : day.AddDays(1), TimeSpan.Zero);
    }
}
