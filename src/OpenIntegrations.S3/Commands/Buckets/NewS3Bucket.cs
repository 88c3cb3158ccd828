using System.Management.Automation;
using System.Text.RegularExpressions;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Creates a bucket.</summary>
/// <remarks>
/// AWS is told the region of the connection by itself; other stores only get a -Location that is given. A name that ends in the zone of a
/// directory bucket (--use1-az4--x-s3) makes one there.
/// </remarks>
/// <example>
/// <code>New-S3Bucket reports</code>
/// <para>Creates a bucket where the connection points.</para>
/// </example>
/// <example>
/// <code>New-S3Bucket reports -Location eu-central-1 -ObjectLock</code>
/// <para>Creates it in a region, with object lock, which cannot be switched on later everywhere.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "S3Bucket", SupportsShouldProcess = true, DefaultParameterSetName = "Location")]
[S3Operation(nameof(Routes.CreateBucket), Action = "Create bucket")]
[Takes(typeof(BucketAclParameters))]
public sealed partial class NewS3Bucket : S3Cmdlet
{
    /// <summary>The bucket's name: 3 to 63 characters at AWS, lower-case letters, digits, hyphens and dots.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("BucketName")]
    public string Bucket { get; set; } = "";

    /// <summary>The region, as the store calls it in LocationConstraint.</summary>
    [Parameter(ParameterSetName = "Location")]
    public string? Location { get; set; }

    /// <summary>
    /// Tags for the new bucket, as a hashtable. AWS directory buckets and some others take them; else use Set-S3BucketTagging.
    /// </summary>
    [Parameter(ParameterSetName = "Location"), PlainValues]
    public TagSet? Tag { get; set; }

    /// <summary>The whole CreateBucketConfiguration document: a hashtable, an object, XML, JSON, or a file.</summary>
    [Parameter(ParameterSetName = "Configuration", Mandatory = true)]
    public object? Configuration { get; set; }

    /// <summary>
    /// Sends members that this version does not know, such as those of one store alone or newer ones. Without it they are an error that
    /// names what there is.
    /// </summary>
    [Parameter(ParameterSetName = "Configuration")]
    public SwitchParameter SkipMemberCheck { get; set; }

    /// <summary>Prepares the bucket for object lock; it is then versioned.</summary>
    [Parameter, Header("x-amz-bucket-object-lock-enabled")]
    public SwitchParameter ObjectLock { get; set; }

    /// <summary>Who owns what others upload.</summary>
    [Parameter, ValidateSet("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"), Header("x-amz-object-ownership")]
    public string? ObjectOwnership { get; set; }

    /// <summary>Where the name must be unique: in the account and region, or in the world.</summary>
    [Parameter, ValidateSet("account-regional", "global"), Header("x-amz-bucket-namespace")]
    public string? BucketNamespace { get; set; }

    /// <inheritdoc/>
    protected override string Target => Bucket;

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        S3Request request = base.CreateRequest();
        var input = new ConfigurationInput(this, MainRoute, new MemberCheck(SkipMemberCheck));
        object? given = Configuration ?? (Compose() is { Count: > 0 } content ? content : null);
        if (given is null) return request;
        input.Current = input.TakeWhole(given)[0];
        return input.AddTo(request);
    }

    /// <summary>What AWS wants to know of a bucket of a zone, which its name says.</summary>
    private TreeMap? Zone()
    {
        if (!Client.Connection.Provider.DirectoryBuckets || DirectoryBucketName.ZoneOf(Bucket) is not { } zone) return null;
        bool isLocal = !Regex.IsMatch(zone, "^[a-z0-9]+-az[0-9]+$");
        return new TreeMap
        {
            { "Location", new TreeMap { { "Type", isLocal ? "LocalZone" : "AvailabilityZone" }, { "Name", zone } } },
            { "Bucket", new TreeMap
                { { "DataRedundancy", isLocal ? "SingleLocalZone" : "SingleAvailabilityZone" }, { "Type", "Directory" } } },
        };
    }

    private TreeMap Compose()
    {
        TreeMap content = Zone() ?? new TreeMap();
        if (content.Count == 0 && (Location ?? Client.Connection.LocationConstraint) is { } region) content["LocationConstraint"] = region;
        if (Tag is not null) content["Tags"] = Tag.ToTree()["TagSet"];
        return content;
    }
}
