using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Creates a bucket.</summary>
/// <remarks>AWS is told the region of the connection by itself; other stores only get a -Location that is given.</remarks>
/// <example>
/// <code>New-S3Bucket reports</code>
/// <para>Creates a bucket where the connection points.</para>
/// </example>
/// <example>
/// <code>New-S3Bucket reports -Location eu-central-1 -ObjectLock</code>
/// <para>Creates it in a region, with object lock, which cannot be switched on later everywhere.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html"/>
[Cmdlet(VerbsCommon.New, "S3Bucket", SupportsShouldProcess = true, DefaultParameterSetName = "Location"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.CreateBucket, Action = "Create bucket")]
public sealed class NewS3Bucket : S3Cmdlet
{
    private const string Document = "CreateBucketConfiguration";

    /// <summary>The bucket's name: 3 to 63 characters at AWS, lower-case letters, digits, hyphens and dots.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("BucketName")]
    public string Bucket { get; set; } = "";

    /// <summary>The region, as the store calls it in LocationConstraint.</summary>
    [Parameter(ParameterSetName = "Location")]
    public string? Location { get; set; }

    /// <summary>Tags for the new bucket, as a hashtable. AWS directory buckets and some others take them; else use Set-S3BucketTagging.</summary>
    [Parameter(ParameterSetName = "Location")]
    public TagSet? Tag { get; set; }

    /// <summary>The whole CreateBucketConfiguration document: a hashtable, an object, XML, or a file.</summary>
    [Parameter(ParameterSetName = "Configuration", Mandatory = true), Document(Document)]
    public object? Configuration { get; set; }

    /// <summary>A canned access rule.</summary>
    [Parameter, ValidateSet("private", "public-read", "public-read-write", "authenticated-read"), Header("x-amz-acl")]
    public string? Acl { get; set; }

    /// <summary>Rights for others, as a hashtable: Read, Write, ReadAcp, WriteAcp, FullControl, each with one or more grantees such as 'id=…', 'uri=…', 'emailAddress=…'.</summary>
    [Parameter]
    public GrantSet? Grant { get; set; }

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
        return (Configuration ?? Compose()) is S3Document document ? request.WithDocument(document) : request;
    }

    private S3Document? Compose()
    {
        var content = new TreeMap();
        if ((Location ?? Client.Connection.LocationConstraint) is { } region) content["LocationConstraint"] = region;
        if (Tag is not null) content["Tags"] = Tag.ToTree()["TagSet"];
        return content.Count > 0 ? S3Document.FromTree(Document, content) : null;
    }
}
