using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds a rule to those by which a bucket's objects are deleted or moved as they age. The other rules stay.</summary>
/// <remarks>
/// A bucket that has no rules gets its first. The rules are read, changed and written: a rule that another program adds in the same moment
/// may be lost where the store has no condition for such writes, and S3 has none.
/// A rule that names no objects is for all of the bucket.
/// </remarks>
/// <example>
/// <code>Add-S3BucketLifecycleRule photos -Prefix logs/ -ExpireAfter 30</code>
/// <para>Deletes what lies below logs/ after thirty days.</para>
/// </example>
/// <example>
/// <code>Add-S3BucketLifecycleRule photos -Prefix 2024/ -Transition @{ STANDARD_IA = 30; GLACIER = 90 } -LargerThan 1MB</code>
/// <para>Moves larger objects to cheaper storage, in two steps.</para>
/// </example>
/// <example>
/// <code>Add-S3BucketLifecycleRule photos -NoncurrentExpireAfter 90d -KeepNoncurrent 3 -AbortUploadAfter 7d -Id housekeeping</code>
/// <para>Deletes old versions except for the three newest, and the parts of uploads that nobody completed.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html"/>
[Cmdlet(VerbsCommon.Add, "S3BucketLifecycleRule", SupportsShouldProcess = true, DefaultParameterSetName = Words)]
public sealed class AddS3BucketLifecycleRule : AddRuleCmdlet
{
    /// <summary>Only objects whose keys begin so.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Only objects that have all these tags: a hashtable of names and values.</summary>
    [Parameter(ParameterSetName = Words), PlainValues]
    public TagSet? Tag { get; set; }

    /// <summary>Only objects with more than so many bytes.</summary>
    [Parameter(ParameterSetName = Words), BytesTransformation, ValidateRange(0, long.MaxValue), Alias("ObjectSizeGreaterThan")]
    public long? LargerThan { get; set; }

    /// <summary>Only objects with fewer than so many bytes.</summary>
    [Parameter(ParameterSetName = Words), BytesTransformation, ValidateRange(1, long.MaxValue), Alias("ObjectSizeLessThan")]
    public long? SmallerThan { get; set; }

    /// <summary>Deletes objects so many days after they were written: 30, 30d, 4w or a TimeSpan. Versions become old ones.</summary>
    [Parameter(ParameterSetName = Words), DaysTransformation, ValidateRange(1, int.MaxValue)]
    public int? ExpireAfter { get; set; }

    /// <summary>
    /// Deletes objects from a day on: a date. A midnight, also a local one, is that day; of another moment the day in UTC counts.
    /// </summary>
    [Parameter(ParameterSetName = Words), TimeTransformation]
    public DateTime? ExpireOn { get; set; }

    /// <summary>Removes delete markers behind which no version is left.</summary>
    [Parameter(ParameterSetName = Words)]
    public SwitchParameter ExpireDeleteMarker { get; set; }

    /// <summary>Moves objects to other storage classes: a hashtable of classes and days, <c>@{ GLACIER = 90 }</c>.</summary>
    [Parameter(ParameterSetName = Words), PlainValues]
    public ClassDays? Transition { get; set; }

    /// <summary>Deletes versions so many days after they were replaced or deleted.</summary>
    [Parameter(ParameterSetName = Words), DaysTransformation, ValidateRange(1, int.MaxValue)]
    public int? NoncurrentExpireAfter { get; set; }

    /// <summary>Moves versions that were replaced or deleted to other storage classes, like -Transition.</summary>
    [Parameter(ParameterSetName = Words), PlainValues]
    public ClassDays? NoncurrentTransition { get; set; }

    /// <summary>How many of the versions that were replaced or deleted stay, however old, up to 100.</summary>
    [Parameter(ParameterSetName = Words), ValidateRange(1, 100), Alias("NewerNoncurrentVersions")]
    public int? KeepNoncurrent { get; set; }

    /// <summary>Gives uploads in parts up that are not complete after so many days.</summary>
    [Parameter(ParameterSetName = Words), DaysTransformation, ValidateRange(1, int.MaxValue), Alias("AbortIncompleteMultipartUpload")]
    public int? AbortUploadAfter { get; set; }

    /// <summary>Stores the rule without having it act.</summary>
    [Parameter(ParameterSetName = Words)]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Which objects are too small to be moved to another storage class: varies_by_storage_class, or below 128 KiB.</summary>
    [Parameter, ValidateSet("varies_by_storage_class", "all_storage_classes_128K")]
    [Header("x-amz-transition-default-minimum-object-size")]
    public string? TransitionDefaultMinimumObjectSize { get; set; }

    private protected override RuleSet Rules => RuleSets.Lifecycle;

    private protected override string Deed => "Add a lifecycle rule: " + (ParameterSetName == Whole ? "as given" : Sentence());

    private DateTime? Day => ExpireOn is { } time ? DocumentDates.Day(time) : null;

    private RuleFilter Filter => new() { Prefix = Prefix, Tags = Tag, LargerThan = LargerThan, SmallerThan = SmallerThan };

    private protected override TreeMap Compose()
    {
        TreeMap actions = Actions();
        if (actions.All(a => a.Value is null))
            throw new ArgumentException("The rule does nothing: say -ExpireAfter, -ExpireOn, -ExpireDeleteMarker, -Transition, "
                + "-NoncurrentExpireAfter, -NoncurrentTransition, -KeepNoncurrent or -AbortUploadAfter.");
        if (Day is { } day && day < DateTime.UtcNow)
            WriteWarning($"{Scalars.Format(day)} is past: the store deletes {Objects()} as soon as it acts on the rule.");
        else if (Filter.IsOpen && !Disabled && (ExpireAfter ?? NoncurrentExpireAfter) is not null)
            WriteWarning($"The rule names no objects and deletes {Objects()}.");
        var rule = new TreeMap
        {
            { "ID", RuleName.Of(Names(actions), Filter.ToString()) }, { "Status", Disabled ? "Disabled" : "Enabled" },
            { "Filter", Filter.ToTree() },
        };
        foreach (var (name, value) in actions) rule.Add(name, value);
        return rule;
    }

    private TreeMap Actions() => new()
    {
        { "Expiration", ExpireAfter is null && ExpireOn is null && !ExpireDeleteMarker ? null : new TreeMap
        {
            { "Date", Day },
            { "Days", ExpireAfter }, { "ExpiredObjectDeleteMarker", ExpireDeleteMarker ? true : null },
        } },
        { "Transition", Transition?.ToTree("Days") },
        { "NoncurrentVersionTransition", NoncurrentTransition?.ToTree("NoncurrentDays") },
        { "NoncurrentVersionExpiration", NoncurrentExpireAfter is null && KeepNoncurrent is null ? null : new TreeMap
        {
            { "NoncurrentDays", NoncurrentExpireAfter }, { "NewerNoncurrentVersions", KeepNoncurrent },
        } },
        { "AbortIncompleteMultipartUpload",
            AbortUploadAfter is null ? null : new TreeMap { { "DaysAfterInitiation", AbortUploadAfter } } },
    };

    private static string Names(TreeMap actions) => string.Join("+", actions.Where(a => a.Value is not null).Select(a => a.Key));

    private string Sentence() => $"{Names(Actions())} for {Objects()}";

    private string Objects() => Filter.IsOpen ? $"every object of '{Bucket}'" : $"objects of '{Bucket}' with {Filter}";
}

/// <summary>Removes one of the rules by which a bucket's objects are deleted or moved as they age. The other rules stay.</summary>
/// <example>
/// <code>Remove-S3BucketLifecycleRule photos logs</code>
/// <para>Objects below logs/ stay from now on.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketLifecycle photos -Unwrap | Where-Object Status -eq Disabled | Remove-S3BucketLifecycleRule</code>
/// <para>Removes the rules that do not act.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketLifecycleRule", SupportsShouldProcess = true, DefaultParameterSetName = Whole)]
public sealed class RemoveS3BucketLifecycleRule : RemoveRuleCmdlet
{
    private protected override RuleSet Rules => RuleSets.Lifecycle;

    private protected override string Kind => "lifecycle rule";
}
