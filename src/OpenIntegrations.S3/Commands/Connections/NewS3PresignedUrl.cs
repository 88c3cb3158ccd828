using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Makes a link with which anyone can get, put or delete an object until it expires. Nothing is sent.</summary>
/// <remarks>
/// The link works as long as it has not expired and the credentials it was made with are valid; links made with temporary credentials end
/// with them.
/// Headers that were signed along (-Headers, -ContentType) must be sent by whoever uses the link.
/// </remarks>
/// <example>
/// <code>New-S3PresignedUrl photos cat.jpg</code>
/// <para>A link to download, for an hour.</para>
/// </example>
/// <example>
/// <code>New-S3PresignedUrl photos upload.bin -Method PUT -ExpiresIn 600</code>
/// <para>A link to upload, for ten minutes.</para>
/// </example>
/// <example>
/// <code>New-S3PresignedUrl photos cat.jpg -ExpiresIn 7d</code>
/// <para>A link for a week, which is the longest that stores accept.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>
[Cmdlet(VerbsCommon.New, "S3PresignedUrl"), OutputType(typeof(string))]
public sealed class NewS3PresignedUrl : OverrideCmdlet
{
    /// <summary>What the link does: GET, HEAD, PUT or DELETE.</summary>
    [Parameter(Position = 2), ValidateSet("GET", "HEAD", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>
    /// How long the link works: seconds, 30m, 12h, 7d, a TimeSpan, or the date at which it ends; from 1 second to 7 days. An hour when not
    /// given.
    /// </summary>
    [Parameter(Position = 3), LifetimeTransformation, Alias("Expire")]
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The upload that a link for a part belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(UploadIdCompleter))]
    public string? UploadId { get; set; }

    /// <summary>The number of the part, 1 to 10,000: with -UploadId for a link to upload it, else for one to get it.</summary>
    [Parameter, ValidateRange(1, 10_000)]
    public int? PartNumber { get; set; }

    /// <summary>The media type that an upload must have; it is signed along.</summary>
    [Parameter, Header("Content-Type"), ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => false;

    /// <inheritdoc/>
    protected override void TakeRecord() => Try(Target, () =>
    {
        Task<string> link = Presigner.SignAsync(Client.Connection, Bind(RouteOf()), ExpiresIn, DateTimeOffset.UtcNow, StopToken,
            message => Tell(() => WriteWarning(message)));
        // Keys that are at hand sign at once; only those that must be fetched are worth a wait.
        if (link.Status == TaskStatus.RanToCompletion) WriteObject(link.GetAwaiter().GetResult());
        else Run(Target, async _ => Emit(await link.ConfigureAwait(false)));
    });

    private Route RouteOf() => (Method, UploadId) switch
    {
        ("PUT", not null) => Routes.UploadPart,
        ("PUT", _) => Routes.PutObject,
        ("DELETE", not null) => Routes.AbortMultipartUpload,
        ("DELETE", _) => Routes.DeleteObject,
        ("HEAD", _) => Routes.HeadObject,
        _ => Routes.GetObject,
    };
}
