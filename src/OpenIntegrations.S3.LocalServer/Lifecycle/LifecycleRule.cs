using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Lifecycle;

/// <summary>A rule of a bucket's lifecycle that is enabled.</summary>
internal sealed class LifecycleRule(XElement rule)
{
    public const string Name = "lifecycle";

    public string Id { get; } = rule.Text("ID") ?? "";

    public LifecycleFilter Filter { get; } = LifecycleFilter.Of(rule);

    /// <summary>Whether a delete marker goes with the last version that it hides.</summary>
    public bool ExpiresMarkers { get; } = rule.One("Expiration")?.Text("ExpiredObjectDeleteMarker")?.Trim() == "true";

    /// <summary>How many versions that are not the newest are kept all the same.</summary>
    public int KeptNoncurrent { get; } =
        int.TryParse(rule.One("NoncurrentVersionExpiration")?.Text("NewerNoncurrentVersions"), NumberStyles.None,
            CultureInfo.InvariantCulture, out int kept) ? kept : 0;

    /// <summary>The rules of a bucket that are enabled.</summary>
    public static LifecycleRule[] Of(BucketSettings bucket) => bucket.Configurations.TryGetValue(Name, out string? document)
        ? [.. Xml.ReadStored(document).All("Rule").Where(r => r.Text("Status") == "Enabled").Select(r => new LifecycleRule(r))] : [];

    /// <summary>When an object that was made then expires; null when it does not.</summary>
    public DateTimeOffset? Expires(DateTimeOffset made, TimeSpan day) => Due(rule.One("Expiration"), "Days", made, day);

    /// <summary>When a version expires that another one replaced then.</summary>
    public DateTimeOffset? NoncurrentExpires(DateTimeOffset replaced, TimeSpan day) =>
        Due(rule.One("NoncurrentVersionExpiration"), "NoncurrentDays", replaced, day);

    public DateTimeOffset? UploadExpires(DateTimeOffset begun, TimeSpan day) =>
        Due(rule.One("AbortIncompleteMultipartUpload"), "DaysAfterInitiation", begun, day);

    /// <summary>The class that an object has by now; null when it keeps its own.</summary>
    public string? ClassAt(DateTimeOffset now, DateTimeOffset made, TimeSpan day) => Latest("Transition", "Days", now, made, day);

    public string? NoncurrentClassAt(DateTimeOffset now, DateTimeOffset replaced, TimeSpan day) =>
        Latest("NoncurrentVersionTransition", "NoncurrentDays", now, replaced, day);

    private string? Latest(string action, string days, DateTimeOffset now, DateTimeOffset since, TimeSpan day) =>
        rule.All(action).Select(a => (Class: a.Text("StorageClass"), Due: Due(a, days, since, day)))
            .Where(a => a.Due <= now).OrderBy(a => a.Due).LastOrDefault().Class;

    private static DateTimeOffset? Due(XElement? action, string days, DateTimeOffset since, TimeSpan day)
    {
        if (action?.Text(days) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            return count < (DateTimeOffset.MaxValue - since).Ticks / day.Ticks ? since + TimeSpan.FromTicks(count * day.Ticks) : null;
        if (action?.Text("Date") is not { } date) return null;
        bool isDate = HttpDate.TryParse(date, out var due) || DateTimeOffset.TryParseExact(date, "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out due);
        return isDate ? due : null;
    }
}
