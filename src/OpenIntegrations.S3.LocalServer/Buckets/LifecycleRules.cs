using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>
/// Holds a lifecycle to S3's rules for it, and gives names to rules that have none. Nothing expires here.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
/// </summary>
internal static class LifecycleRules
{
    private const int MaxRules = 1000;
    private const int MaxId = 255;
    private const int LeastForRare = 30;

    /// <summary>The elements that count days, and the smallest number of each.</summary>
    private static readonly (string Action, string Days, int Least)[] s_days =
    [
        ("Expiration", "Days", 1), ("Transition", "Days", 0), ("NoncurrentVersionExpiration", "NoncurrentDays", 1),
        ("NoncurrentVersionTransition", "NoncurrentDays", 0), ("AbortIncompleteMultipartUpload", "DaysAfterInitiation", 1),
    ];

    public static void Check(S3Request request, XElement document)
    {
        XElement[] rules = [.. document.All("Rule")];
        if (rules.Length is 0 or > MaxRules) throw new S3Error(ErrorCode.MalformedXML);
        foreach (XElement rule in rules) Check(rule);
        string[] ids = [.. rules.Select(IdOf).Where(id => id.Length > 0)];
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
            throw ErrorCode.Argument("ID", null, "Rule ID must be unique. Found same ID for more than one rule");
    }

    /// <summary>A rule without a name gets one, by which clients can tell it from the others; null when all have theirs.</summary>
    public static XElement? WithIds(XElement document)
    {
        XElement[] nameless = [.. document.All("Rule").Where(r => IdOf(r).Length == 0)];
        if (nameless.Length == 0) return null;
        foreach (XElement rule in nameless)
        {
            rule.One("ID")?.Remove();
            rule.AddFirst(new XElement(rule.Name.Namespace + "ID", Guid.NewGuid().ToString("N")));
        }
        return document;
    }

    private static string IdOf(XElement rule) => rule.Text("ID") ?? "";

    private static void Check(XElement rule)
    {
        if (IdOf(rule).Length > MaxId) throw ErrorCode.Argument("ID", IdOf(rule), "ID length should not exceed allowed limit of 255");
        if (rule.Text("Status") is not ("Enabled" or "Disabled")) throw new S3Error(ErrorCode.MalformedXML);
        if (!s_days.Any(d => rule.One(d.Action) is not null))
            throw new S3Error(ErrorCode.InvalidRequest, "At least one action needs to be specified in a rule");
        foreach (var (action, days, least) in s_days)
        {
            foreach (XElement element in rule.All(action)) CheckAction(element, days, least);
        }
        CheckFilter(rule);
        CheckOrder(rule);
    }

    private static void CheckFilter(XElement rule)
    {
        XElement? filter = rule.One("Filter");
        XElement? all = filter?.One("And");
        if (all?.Elements().Count() == 1) throw new S3Error(ErrorCode.MalformedXML);
        if (filter?.One("Tag") is null && all?.One("Tag") is null) return;
        bool ofUploads = rule.One("AbortIncompleteMultipartUpload") is not null;
        if (ofUploads || rule.One("Expiration")?.One("ExpiredObjectDeleteMarker") is not null)
            throw new S3Error(ErrorCode.InvalidRequest,
                $"{(ofUploads ? "AbortIncompleteMultipartUpload" : "ExpiredObjectDeleteMarker")} cannot be specified with Tags.");
    }

    /// <summary>An object goes to a class for rare access after a month, and expires behind all that.</summary>
    private static void CheckOrder(XElement rule)
    {
        foreach (var (action, name, _) in s_days.Where(d => d.Action.EndsWith("Transition", StringComparison.Ordinal)))
        {
            foreach (XElement step in rule.All(action).Where(s => s.One(name) is not null))
            {
                int days = DaysOf(step, name);
                string of = step.Needed("StorageClass");
                if (days < LeastForRare && of.EndsWith("_IA", StringComparison.Ordinal))
                    throw ErrorCode.Argument(name, step.Text(name),
                        $"'{name}' in {action} action must be greater than or equal to {LeastForRare} for storageClass '{of}'");
                if (action == "Transition" && rule.One("Expiration") is { } end && end.One(name) is not null && DaysOf(end, name) <= days)
                    throw ErrorCode.Argument(name, end.Text(name),
                        $"'{name}' in the Expiration action must be greater than '{name}' in the Transition action");
            }
        }
    }

    private static int DaysOf(XElement action, string name) => int.Parse(action.Needed(name), CultureInfo.InvariantCulture);

    private static void CheckAction(XElement action, string days, int least)
    {
        string name = action.Name.LocalName;
        bool isTransition = name.EndsWith("Transition", StringComparison.Ordinal);
        if (isTransition && !StorageClass.IsKnown(action.Needed("StorageClass"))) throw new S3Error(ErrorCode.MalformedXML);
        int times = new[] { days, "Date", "ExpiredObjectDeleteMarker" }.Count(n => action.One(n) is not null);
        bool needsNone = name == "NoncurrentVersionExpiration" && action.One("NewerNoncurrentVersions") is not null;
        if (times != 1 && !(times == 0 && needsNone)) throw new S3Error(ErrorCode.MalformedXML);
        if (action.Text(days) is { } text) CheckDays(name, days, text, least);
        if (action.Text("Date") is { } date) CheckDate(date);
    }

    private static void CheckDays(string action, string name, string text, int least)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int days))
            throw new S3Error(ErrorCode.MalformedXML);
        if (days < least)
            throw ErrorCode.Argument(name, text,
                $"'{name}' for {action} action must be a {(least > 0 ? "positive" : "nonnegative")} integer");
    }

    private static void CheckDate(string text)
    {
        if (!HttpDate.TryParse(text, out var date) && !DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out date)) throw new S3Error(ErrorCode.MalformedXML);
        if (date.UtcDateTime.TimeOfDay != TimeSpan.Zero) throw ErrorCode.Argument("Date", text, "'Date' must be at midnight GMT");
    }
}
