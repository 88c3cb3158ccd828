using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>A list of what is in a bucket, by key.</summary>
public abstract class ListCmdlet : BucketCmdlet
{
    /// <summary>Only keys that begin so.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Keys are rolled up at this text behind the prefix; <c>/</c> shows one folder.</summary>
    [Parameter]
    public string? Delimiter { get; set; }

    /// <summary>Says that the caller pays for the request where the bucket's owner does not (requester-pays buckets).</summary>
    [Parameter, ValidateSet("requester"), Header("x-amz-request-payer")]
    public string? RequestPayer { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <summary>Keys come URL-encoded, because XML cannot carry every key; they are decoded here.</summary>
    public string? EncodingType => Client.Connection.Provider.UrlEncodedLists ? "url" : null;
}
