using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists an object's annotations, or gets the content of one: as text, or as bytes.</summary>
/// <remarks>
/// Annotations are small documents beside an object, each with a name; so far only AWS has them. A store that does not know them would
/// answer with the object itself, so it is asked for the list before a content is believed.
/// </remarks>
/// <example>
/// <code>Get-S3ObjectAnnotation photos cat.jpg -Unwrap</code>
/// <para>Each annotation with its name, size and date.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectAnnotation photos cat.jpg labels.json | ConvertFrom-Json</code>
/// <para>What the annotation of that name says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectAnnotation", DefaultParameterSetName = "List"),
    OutputType(typeof(Envelope), typeof(string), typeof(byte[]))]
[S3Operation(nameof(Routes.ListObjectAnnotations)), S3Operation(nameof(Routes.GetObjectAnnotation))]
public sealed class GetS3ObjectAnnotation : VersionCmdlet, IPaged
{
    /// <summary>The annotation whose content is wanted; without it all are listed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = "List")]
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = "Bytes")]
    public string? AnnotationName { get; set; }

    /// <summary>Gives the content as one array of bytes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Bytes")]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Lists only annotations whose names begin so.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? AnnotationPrefix { get; set; }

    /// <summary>How many annotations the store may return in one page; all pages are still read.</summary>
    [Parameter(ParameterSetName = "List"), ValidateRange(1, int.MaxValue)]
    public int? MaxAnnotationResults { get; set; }

    /// <summary>The token of a page, from the one before it. Only that page is read.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? ContinuationToken { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter NoPaging { get; set; }

    /// <summary>ENABLED asks for the checksum of a content, which is verified. Stores that take the question are asked anyway.</summary>
    [Parameter, ValidateSet("ENABLED"), Header("x-amz-checksum-mode")]
    public string? ChecksumMode { get; set; }

    /// <inheritdoc/>
    protected override bool IsAlone => AnnotationName is null;

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => AnnotationName is null && base.WritesEnvelopes;

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (AnnotationName is null) return base.Prepare();
        S3Request get = Bind(Routes.GetObjectAnnotation);
        if (Client.Connection.Provider.TellsChecksums) get.Headers["x-amz-checksum-mode"] ??= "ENABLED";
        bool asBytes = AsByteStream;
        return token => ReadAsync(get, asBytes, token);
    }

    private async Task ReadAsync(S3Request get, bool asBytes, CancellationToken cancellationToken)
    {
        (WholeBody? body, S3Answer? refusal) = await WholeBody.GetAsync(Client, get, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) Write(refusal);
        else if (asBytes) Post(() => WriteObject(body!.Bytes, enumerateCollection: false));
        else Emit(Text(body!));
    }

    private static string Text(WholeBody body)
    {
        Encoding encoding = Charset.Of(body.Headers["Content-Type"]);
        using var reader = new StreamReader(new MemoryStream(body.Bytes), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}

/// <summary>Gives an object an annotation, or replaces the one of that name. The object itself stays as it is.</summary>
/// <remarks>
/// Before the first one a store is asked for the list of annotations: one that does not know them would take the content for the object.
/// </remarks>
/// <example>
/// <code>Write-S3ObjectAnnotation photos cat.jpg labels.json -Value '{"animal":"cat"}'</code>
/// <para>The object has this annotation, and the others it had.</para>
/// </example>
[Cmdlet(VerbsCommunications.Write, "S3ObjectAnnotation", SupportsShouldProcess = true, DefaultParameterSetName = "Value")]
[S3Operation(nameof(Routes.PutObjectAnnotation), Action = "Write annotation")]
[Takes(typeof(ForceParameters)), Takes(typeof(AnnotatedObjectParameters))]
public sealed partial class WriteS3ObjectAnnotation : VersionCmdlet
{
    /// <summary>The content: a text (UTF-8) or bytes.</summary>
    [Parameter(Mandatory = true, Position = 3, ParameterSetName = "Value"), ContentTransformation, AllowEmptyString]
    public ObjectContent? Value { get; set; }

    /// <summary>The file that holds the content. Its name is taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path"), Alias("LiteralPath", "LP")]
    public string Path { get; set; } = "";

    /// <summary>Sends a checksum of this kind, which the store verifies and keeps.</summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>The MD5 of the content in Base64, for the store to verify.</summary>
    [Parameter, Header("Content-MD5")]
    public string? ContentMD5 { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} annotation {AnnotationName}";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        S3Request put = CreateRequest();
        if (Value is { IsDamaged: true }) WriteWarning(ObjectContent.DamageWarning + "pass it with -Path.");
        (string? file, ObjectContent? value) = (Value is null ? FullPath(Path) : Value.File is { } path ? FullPath(path) : null, Value);
        string? checksum = ObjectChecksum.Choose(Client.Connection.Provider, Checksum, put.Headers);
        return token => SendAsync(put, file, value, checksum, token);
    }

    private async Task SendAsync(S3Request put, string? path, ObjectContent? value, string? checksum, CancellationToken cancellationToken)
    {
        put.Body = path is not null
            ? await PathBody.OfAsync(path, cancellationToken).ConfigureAwait(false)
            : await StreamBody.OfAsync(ObjectContent.Join([value!], new UTF8Encoding(false)), cancellationToken).ConfigureAwait(false);
        if (checksum is not null) await ObjectChecksum.AddAsync(put, checksum, cancellationToken).ConfigureAwait(false);
        await SendAsync(put, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Removes an annotation of an object. The object itself stays.</summary>
/// <remarks>
/// Before the first one a store is asked for the list of annotations: one that does not know them would delete the object instead.
/// </remarks>
/// <example>
/// <code>Remove-S3ObjectAnnotation photos cat.jpg labels.json</code>
/// <para>The object has no annotation of that name any more.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectAnnotation photos cat.jpg -AnnotationPrefix tmp- -Unwrap | Remove-S3ObjectAnnotation</code>
/// <para>Removes those whose names begin so.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3ObjectAnnotation", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteObjectAnnotation), Action = "Remove annotation")]
[Takes(typeof(ForceParameters)), Takes(typeof(AnnotatedObjectParameters))]
public sealed partial class RemoveS3ObjectAnnotation : VersionCmdlet
{
    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} annotation {AnnotationName}";
}
