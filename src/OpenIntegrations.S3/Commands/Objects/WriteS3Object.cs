using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Puts an object into a bucket: from a file, a text, bytes or a stream.</summary>
/// <remarks>
/// What is larger than a part (16 MiB unless the connection or -PartSize says otherwise) is sent in parts, several at a time;
/// an upload that fails or is interrupted leaves nothing behind. An object that exists is overwritten.
/// </remarks>
/// <example>
/// <code>Write-S3Object photos cat.jpg -Path ./cat.jpg</code>
/// <para>Uploads a file. Its media type goes by the extension.</para>
/// </example>
/// <example>
/// <code>Write-S3Object photos notes/today.txt -Value 'Fed the cat.' -Tag @{ kind = 'note' }</code>
/// <para>Makes an object of a text.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem -File | Write-S3Object photos</code>
/// <para>Uploads the files of a folder, each under its name.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html"/>
[Cmdlet(VerbsCommunications.Write, "S3Object", SupportsShouldProcess = true, DefaultParameterSetName = "Path"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.PutObject, Action = "Write object")]
public sealed class WriteS3Object : WriteCmdlet
{
    private readonly List<ObjectContent> _contents = [];

    /// <summary>The object's key, up to 1,024 bytes in UTF-8. For files it may be left out: the file's name is the key.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("Name"), ArgumentCompleter(typeof(KeyCompleter))]
    public override string Key { get; set; } = "";

    /// <summary>The file to upload. Wildcards are allowed; each file then becomes an object of its name.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Path")]
    public string[] Path { get; set; } = [];

    /// <summary>The file to upload, its name taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath"), Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    /// <summary>
    /// The content itself: a text or bytes. Texts that come down the pipeline become the lines of one object, files an object each;
    /// an object with a Path and perhaps a Key stands for a file.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Value"), ContentTransformation, AllowEmptyString]
    public ObjectContent? Value { get; set; }

    /// <summary>The encoding of a text; UTF-8 without a mark unless said otherwise.</summary>
    [Parameter(ParameterSetName = "Value"), EncodingTransformation]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>A stream, read from where it stands to its end.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public Stream? Stream { get; set; }

    /// <summary>Bytes in a part, at least 5 MiB (5MB in PowerShell's writing), and the size above which the object is sent in parts.</summary>
    [Parameter, ValidateRange(PartPlan.MinPartSize, 5L * 1024 * 1024 * 1024)]
    public long? PartSize { get; set; }

    /// <summary>How many parts are sent at the same time; those of a stream take up to 64 MiB of memory together.</summary>
    [Parameter, ValidateRange(1, 64)]
    public int? Parallel { get; set; }

    /// <summary>Sends checksums of this kind, which the store verifies and keeps. Without it AWS gets CRC32C, others none; see ChecksumMode of Set-S3Profile.</summary>
    [Parameter, ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256")]
    public string? Checksum { get; set; }

    /// <summary>Only if the object there has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>With <c>*</c>: only if there is no such object yet; else PreconditionFailed (412). Not every store knows it.</summary>
    [Parameter, Header("If-None-Match")]
    public string? IfNoneMatch { get; set; }

    /// <summary>The MD5 of the content in Base64, for the store to verify. Only for what is sent in one request.</summary>
    [Parameter, Header("Content-MD5")]
    public string? ContentMD5 { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Value is { File: { } file }) UploadFile(FullPath(file));
        else if (Value is not null) _contents.Add(Value);
        else if (Stream is not null) Upload(Key, () => new StreamSource(Stream));
        else UploadFiles();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_contents.Count > 0) Upload(Key, () => new StreamSource(ObjectContent.Join(_contents, Encoding), ownsStream: true));
    }

    private void UploadFiles()
    {
        List<string> files = Files();
        if (files.Count > 1 && Key.Length > 0) Fail(new ArgumentException($"{files.Count} files cannot all become the object '{Key}'. Leave -Key out to use their names."));
        foreach (string file in files) UploadFile(file);
    }

    private void UploadFile(string file)
    {
        if (Directory.Exists(file)) WriteError(Errors.IsFolder(file));
        else Upload(Key.Length > 0 ? Key : System.IO.Path.GetFileName(file), () => new FileSource(file));
    }

    private List<string> Files() => LiteralPath.Length > 0
        ? [FullPath(LiteralPath)]
        : Path.SelectMany(p => GetResolvedProviderPathFromPSPath(p, out _)).ToList();

    private void Upload(string key, Func<UploadSource> open)
    {
        if (key.Length == 0) Fail(new ArgumentException("The object's key is missing: pass -Key."));
        if (ShouldProcess(Bucket + "/" + key, "Write object")) Run(token => UploadAsync(key, open, token));
    }

    private async Task UploadAsync(string key, Func<UploadSource> open, CancellationToken cancellationToken)
    {
        using UploadSource source = open();
        var report = new TransferReport("Uploading", record => TryPost(() => WriteProgress(record)));
        S3Request put = Bind(Routes.PutObject).For(key);
        put.Headers["Content-Type"] ??= MediaTypes.Of(key);
        var upload = new Upload(Client, put, source)
        {
            PartSize = PartSize ?? Client.Connection.PartSize,
            Parallel = Parallel ?? Client.Connection.Parallel,
            Checksum = Checksum,
            Progress = report,
        };
        S3Answer answer = await upload.RunAsync(cancellationToken).ConfigureAwait(false);
        report.Close();
        await WriteAsync(answer).ConfigureAwait(false);
    }
}
