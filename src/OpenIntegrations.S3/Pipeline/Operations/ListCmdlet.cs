using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Parameters;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>A list of what is in a bucket, by key.</summary>
[Takes(typeof(RequestPayerParameters)), Takes(typeof(PageParameters))]
public abstract partial class ListCmdlet : BucketCmdlet
{
    /// <summary>Only keys that begin so.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("KeyPrefix"), ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Keys are rolled up at this text behind the prefix; <c>/</c> shows one folder.</summary>
    [Parameter]
    public string? Delimiter { get; set; }

    /// <summary>
    /// Asks for keys in percent encoding, in which XML carries whatever is in them; they are given decoded. Without it that is done only
    /// where a key was lost on the way.
    /// </summary>
    [Parameter, ValidateSet("url")]
    public string? EncodingType { get; set; }
}
