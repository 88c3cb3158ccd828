using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Sends a part of an upload. A part of the same number is replaced.</summary>
/// <remarks>Each part but the last has at least 5 MiB.</remarks>
/// <example>
/// <code>
/// $upload = Start-S3MultipartUpload photos film.mp4 -Unwrap
/// $upload | Write-S3ObjectPart -PartNumber 1 -Path ./film.mp4
/// </code>
/// <para>Sends a file as the first part.</para>
/// </example>
[Cmdlet(VerbsCommunications.Write, "S3ObjectPart", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[S3Operation(nameof(Routes.UploadPart), Action = "Write part")]
[Takes(typeof(UploadKeyParameters))]
public sealed partial class WriteS3ObjectPart : UploadCmdlet
{
    /// <summary>The part's number, 1 to 10,000. The object is put together in the order of the numbers.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true), ValidateRange(1, 10_000)]
    public int PartNumber { get; set; }

    /// <summary>The file that holds the part. Its name is taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path"), Alias("LiteralPath", "LP")]
    public string Path { get; set; } = "";

    /// <summary>Where in the file the part begins, in bytes.</summary>
    [Parameter(ParameterSetName = "Path"), ValidateRange(0, long.MaxValue)]
    public long Offset { get; set; }

    /// <summary>How many bytes of the file the part has; up to the file's end when not given.</summary>
    [Parameter(ParameterSetName = "Path"), ValidateRange(0, long.MaxValue)]
    public long? Length { get; set; }

    /// <summary>The part itself: a text or bytes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Value"), ContentTransformation, AllowEmptyString]
    public ObjectContent? Value { get; set; }

    /// <summary>The encoding of a text; UTF-8 without a mark unless said otherwise.</summary>
    [Parameter(ParameterSetName = "Value"), EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>A stream, read from where it stands to its end.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public Stream Stream { get; set; } = null!;

    /// <summary>Sends a checksum of this kind, which the store verifies.</summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>The MD5 of the part in Base64, for the store to verify.</summary>
    [Parameter, Header("Content-MD5")]
    public string? ContentMD5 { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} part {PartNumber}";

    /// <inheritdoc/>
    protected override bool IsAlone => true;

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (Value is { IsDamaged: true }) WriteWarning(ObjectContent.DamageWarning + "pass it with -Path.");
        return SendAsync;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        string? path = ParameterSetName == "Path" || Value?.File is not null ? FullPath(Value?.File ?? Path) : null;
        bool isLong = path is not null && (Offset > 0 || Length is not null || FileState.Find(path!) is { Length: > 0 });
        using FileReader? file = isLong ? new FileReader(path!) : null;
        S3Request request = CreateRequest();
        request.Body = file is not null ? FileBody.Of(file, Offset, Length)
            : path is not null ? await PathBody.OfAsync(path, cancellationToken).ConfigureAwait(false)
            : await StreamBody.OfAsync(Stream ?? ObjectContent.Join([Value!], Encoding), cancellationToken).ConfigureAwait(false);
        if (Checksum is not null)
            await ObjectChecksum.AddAsync(request, ObjectChecksum.Allow(Client.Connection.Provider, Checksum), cancellationToken)
                .ConfigureAwait(false);
        await SendAsync(request, cancellationToken).ConfigureAwait(false);
        file?.CheckUnchanged();
    }
}
