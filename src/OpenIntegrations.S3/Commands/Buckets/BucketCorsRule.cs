using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds a rule to those by which web pages of other origins may use a bucket (CORS). The other rules stay.</summary>
/// <remarks>
/// A browser is told by the first rule that fits the page's origin and the method. The rules are read, changed and written: a rule that
/// another program adds in the same moment may be lost where the store has no condition for such writes, and S3 has none.
/// </remarks>
/// <example>
/// <code>Add-S3BucketCorsRule photos -Origin https://example.com -Method GET, PUT</code>
/// <para>Pages of one origin may get and put objects.</para>
/// </example>
/// <example>
/// <code>Add-S3BucketCorsRule photos -Origin * -AllowedHeader Range -ExposeHeader ETag -MaxAge 1h</code>
/// <para>Pages of any origin may get objects and ranges of them, and see their ETags.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html"/>
[Cmdlet(VerbsCommon.Add, "S3BucketCorsRule", SupportsShouldProcess = true, DefaultParameterSetName = Words)]
public sealed class AddS3BucketCorsRule : AddRuleCmdlet
{
    /// <summary>The origins of the pages: scheme, host and port; one * stands for any text in it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Words), ValidateNotNullOrEmpty, Alias("AllowedOrigin")]
    public string[] Origin { get; set; } = [];

    /// <summary>What the pages may do. GET when not given.</summary>
    [Parameter(ParameterSetName = Words), ValidateSet("GET", "PUT", "POST", "DELETE", "HEAD"), Alias("AllowedMethod")]
    public string[] Method { get; set; } = ["GET"];

    /// <summary>The headers that the pages may send; one * stands for any text in a name. Any header when not given.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string[] AllowedHeader { get; set; } = ["*"];

    /// <summary>The headers of answers that the pages may read besides the usual ones, for example ETag.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string[]? ExposeHeader { get; set; }

    /// <summary>How long browsers may remember the answer: seconds, 1h, or a TimeSpan.</summary>
    [Parameter(ParameterSetName = Words), SecondsTransformation, Alias("MaxAgeSeconds")]
    public TimeSpan? MaxAge { get; set; }

    private protected override RuleSet Rules => RuleSets.Cors;

    private protected override string Deed => "Add a CORS rule";

    private protected override TreeMap Compose()
    {
        foreach (string origin in Origin) Check(origin);
        string[] methods = [.. Method.Select(m => m.ToUpperInvariant())];
        return new TreeMap
        {
            { "ID", RuleName.Of(string.Join(",", methods), string.Join(" ", Origin)) }, { "AllowedHeader", Listed(AllowedHeader) },
            { "AllowedMethod", Listed(methods) }, { "AllowedOrigin", Listed(Origin) }, { "ExposeHeader", Listed(ExposeHeader) },
            { "MaxAgeSeconds", MaxAge is { } age ? checked((int)age.TotalSeconds) : null },
        };
    }

    // What a browser sends has no path, so that such a rule would never fit.
    private static void Check(string origin)
    {
        if (origin is "null" || origin.StartsWith('*')) return;
        AddressText address = AddressText.Of(origin);
        if (address.Scheme is null) throw new ArgumentException($"'{origin}' is no origin. Write https://{origin}.");
        if (address.Target.Length > 0) throw new ArgumentException($"'{origin}' has a path, which no origin has. Write {address.Site}.");
    }

    private static List<object?>? Listed(string[]? values) => values?.ToList<object?>();
}

/// <summary>Removes one of the rules by which web pages of other origins may use a bucket. The other rules stay.</summary>
/// <example>
/// <code>
/// Add-S3BucketCorsRule photos -Id site -Origin https://example.com
/// Remove-S3BucketCorsRule photos site
/// </code>
/// <para>Pages of that origin may no longer use the bucket.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketCorsRule", SupportsShouldProcess = true, DefaultParameterSetName = Whole)]
public sealed class RemoveS3BucketCorsRule : RemoveRuleCmdlet
{
    private protected override RuleSet Rules => RuleSets.Cors;

    private protected override string Kind => "CORS rule";
}
