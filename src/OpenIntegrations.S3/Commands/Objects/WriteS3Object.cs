using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Files;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Puts an object into a bucket: from a file, a text, bytes or a stream.</summary>
/// <remarks>
/// What is larger than a part (16 MiB unless the connection or -PartSize says otherwise) is sent in parts, several at a time;
/// an upload that fails or is interrupted leaves nothing behind, unless its parts are kept for another run (see -Resume). An object that
/// exists is overwritten.
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
/// <example>
/// <code>Write-S3Object photos trips/ -Path ./trip -Recurse</code>
/// <para>Uploads a folder with all that is in it: ./trip/day1/a.jpg becomes trips/day1/a.jpg.</para>
/// </example>
/// <example>
/// <code>Write-S3Object log--use1-az4--x-s3 today.log -Value "One more line.`n" -WriteOffsetBytes 4096</code>
/// <para>Appends to an object of a directory bucket that has 4096 bytes.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html"/>
[Cmdlet(VerbsCommunications.Write, "S3Object", SupportsShouldProcess = true, DefaultParameterSetName = "Path"),
    OutputType(typeof(Output.Envelope))]
[S3Operation(nameof(Routes.PutObject), Action = "Write object")]
[Takes(typeof(WriteConditions)), Takes(typeof(ResumeParameters)), Takes(typeof(BandwidthParameters))]
public sealed partial class WriteS3Object : WriteCmdlet, IForced
{
    private readonly List<ObjectContent> _contents = [];
    private bool _isGivenOnce;
    private Stream? _read;
    private readonly TransferReport _report;
    private FileKeys? _keys;
    private TreeWork? _folders;

    public WriteS3Object() => _report = new TransferReport("Uploading", record => TryPost(() => WriteProgress(record)));

    /// <summary>
    /// The object's key, up to 1,024 bytes in UTF-8. For files it may be left out: the file's name is the key. One that ends in / is the
    /// folder of files, which keep their names there; with -Recurse it always is.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), Alias("Name", "KeyPrefix"), ArgumentCompleter(typeof(KeyCompleter))]
    public override string Key { get; set; } = "";

    /// <summary>The file to upload. Wildcards are allowed; each file then becomes an object of its name.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Path")]
    public string[] Path { get; set; } = [];

    /// <summary>The file to upload, or with -Recurse the folder, its name taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath"), Alias("PSPath", "LP", "File")]
    public string LiteralPath { get; set; } = "";

    /// <summary>
    /// The folder whose files are uploaded under the key: those that are in itself, with -Recurse also those in the folders in it.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "Folder")]
    public string? Folder { get; set; }

    /// <summary>Only files with names like this: *.jpg.</summary>
    [Parameter(ParameterSetName = "Folder")]
    public string? SearchPattern { get; set; }

    /// <summary>
    /// The content itself: a text or bytes. Texts that come down the pipeline become the lines of one object, files an object each;
    /// an object with a Path and perhaps a Key stands for a file, one with a Value and a Key for the object that is to be.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Value"), ContentTransformation, AllowEmptyString,
        Alias("Content")]
    public ObjectContent? Value { get; set; }

    /// <summary>The encoding of a text; UTF-8 without a mark unless said otherwise.</summary>
    [Parameter(ParameterSetName = "Value"), EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>A stream, read from where it stands to its end.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public Stream? Stream { get; set; }

    /// <summary>
    /// Bytes in a part, at least 5 MiB (5MB in PowerShell's writing), and the size above which the object is sent in parts.
    /// </summary>
    [Parameter, BytesTransformation, ValidateRange(PartPlan.MinPartSize, 5L * 1024 * 1024 * 1024)]
    public long? PartSize { get; set; }

    /// <summary>
    /// How many parts are sent at the same time, at most: on a slow line fewer go at once. Those of a stream take up to 64 MiB of memory
    /// together.
    /// </summary>
    [Parameter, ValidateRange(1, 64)]
    public int? Parallel { get; set; }

    /// <summary>
    /// Sends checksums of this kind, which the store verifies and keeps. Without it AWS gets CRC32C, others none; see ChecksumMode of
    /// Set-S3Profile.
    /// </summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>
    /// Puts the content behind what the object has: the number of its bytes now, 0 for an object that is made. Only AWS's directory buckets
    /// do it. Other stores might replace the object, so it is sent to AWS only, or with -Force.
    /// </summary>
    [Parameter, Header("x-amz-write-offset-bytes"), ValidateRange(0, long.MaxValue)]
    public long? WriteOffsetBytes { get; set; }

    /// <summary>Sends -WriteOffsetBytes also to a store that is not known to take it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The MD5 of the content in Base64, for the store to verify. Only for what is sent in one request.</summary>
    [Parameter, Header("Content-MD5")]
    public string? ContentMD5 { get; set; }

    /// <summary>
    /// The folder that the keys of files are relative to: below it files keep their folders in their keys. Without it a file's name alone
    /// is its key, and two of one name are an error.
    /// </summary>
    [Parameter]
    public string? Root { get; set; }

    /// <summary>
    /// Uploads what is in a folder, and in the folders in it, under the key. Each object is a result of its own, and what fails an error
    /// of its own.
    /// </summary>
    [Parameter(ParameterSetName = "Path"), Parameter(ParameterSetName = "LiteralPath"), Parameter(ParameterSetName = "Folder")]
    public SwitchParameter Recurse { get; set; }

    private protected override long? BytesASecond => BandwidthLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isGivenOnce = Value is not null;
        _keys = new FileKeys(Root is null ? null : FullPath(Root), MyInvocation.BoundParameters.ContainsKey(nameof(Key)) ? Key : null,
            WriteWarning);
    }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        if (Value is { File: not null }) UploadFile(Value);
        else if (Value is { IsWhole: true } value) UploadContent(value.Source, [value]);
        else if (Value is not null && _isGivenOnce) UploadContent(Named(null), [Value]);
        else if (Value is not null) _contents.Add(Value);
        else if (Stream is not null) UploadStream(Stream);
        else if (Folder is not null) Try(Named(Folder), () => UploadFolder(FullPath(Folder), FilesOfFolder()));
        else if (LiteralPath.Length > 0) UploadFile(ObjectContent.OfFile(LiteralPath));
        else UploadFiles();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_contents.Count > 0) UploadContent(Named(null), _contents);
        base.EndProcessing();
        _folders?.End("");
    }

    private void UploadContent(object? record, List<ObjectContent> contents)
    {
        if (ObjectContent.AreDamaged(contents))
            WriteWarning(ObjectContent.DamageWarning + "pass it with -Path, or pass its output with -Stream.");
        Encoding encoding = Encoding;
        Upload(Key, record, () => new StreamSource(ObjectContent.Join(contents, encoding), ownsStream: true));
    }

    private void UploadStream(Stream stream)
    {
        if (ReferenceEquals(stream, _read))
        {
            FailInTurn(Named(null), new ArgumentException(
                "A stream is read once, and this one is the content of the object before. Several objects take it as -Value or -Path."));
            return;
        }
        _read = stream;
        Upload(Key, Named(null), () => new StreamSource(stream));
    }

    private void UploadFiles()
    {
        var files = new List<string>();
        foreach (string path in Path) Try(Named(path), () => files.AddRange(LocalPath.Resolve(SessionState.Path, path)));
        if (files.Count > 1 && Key.Length > 0 && !Key.EndsWith('/') && !Recurse)
            FailInTurn(Named(null),
                new ArgumentException($"{files.Count} files cannot all become the object '{Key}'. Leave -Key out to use their names."));
        else foreach (string file in files) UploadFile(ObjectContent.OfFile(file));
    }

    // What an error is about. A text that came down the pipeline again, a path or a key, would be taken for content.
    private PSObject Named(string? path)
    {
        var named = new PSObject();
        named.Properties.Add(new PSNoteProperty("BucketName", Bucket));
        if (Key.Length > 0) named.Properties.Add(new PSNoteProperty(nameof(Key), Key));
        if (path is not null) named.Properties.Add(new PSNoteProperty(nameof(LiteralPath), path));
        return named;
    }

    private object? RecordOf(ObjectContent content) => content.Source is string path ? Named(path) : content.Source;

    private void UploadFile(ObjectContent content) => Try(RecordOf(content), () =>
    {
        string file = FullPath(content.File!);
        if (Directory.Exists(file) && Recurse)
        {
            UploadFolder(file, Filter.All);
            return;
        }
        if (Directory.Exists(file))
            throw new FolderException(file, "An object is made of a file; -Recurse uploads what is in a folder.");
        Upload(_keys!.Of(Bucket, file, content.IsListed ? "" : Key), RecordOf(content), () => UploadSource.OfFile(file));
    });

    private Filter FilesOfFolder() => new(SearchPattern is null or "*" or "*.*" ? [] : [SearchPattern], Recurse ? [] : ["?*/"]);

    private void UploadFolder(string folder, Filter filter)
    {
        if (File.Exists(folder)) throw new ArgumentException($"'{folder}' is a file: -File uploads it.");
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        _folders ??= new TreeWork(this, "Uploading") { Gives = true };
        // Where AWS.Tools has a folder, the root of the bucket is / there.
        string key = Folder is not null && Key == "/" ? "" : Key;
        string prefix = key.Length == 0 || key.EndsWith('/') ? key : key + "/";
        var to = new StoreEnd(Client, Bucket, prefix) { Headers = BindHeaders() };
        var job = new TreeJob(new FileEnd(folder.TrimEnd('/', '\\'), FileNames.AsTheyAre), to) { Filter = filter };
        Plan plan = job.CreatePlan();
        var settings = new MoveSettings { PartSize = PartSize, Parallel = Parallel, Checksum = Checksum, Resume = Resuming(Resume) };
        Start(Named(folder), 1, token => _folders.RunAsync(job, plan, settings, moves: false, null, token), isShort: true);
    }

    private void Upload(string key, object? record, Func<UploadSource> open) => Try(record, () =>
    {
        if (key.Length == 0) throw new ArgumentException("The object's key is missing: pass -Key.");
        if (!ShouldProcess(Bucket + "/" + key, "Write object")) return;
        S3Request put = Bind(Routes.PutObject).For(key);
        put.Headers["Content-Type"] ??= MediaTypes.Of(key);
        (long partSize, int parallel) = (PartSize ?? Client.Connection.PartSize, Parallel ?? Client.Connection.Parallel);
        Resuming resume = Resuming(Resume);
        Start(record, Width, token => UploadAsync(put, open, partSize, parallel, resume, token), isShort: false, null, Bucket + "/" + key);
    });

    private async Task UploadAsync(S3Request put, Func<UploadSource> open, long partSize, int parallel, Resuming resume,
        CancellationToken cancellationToken)
    {
        using UploadSource source = open();
        using TransferReport.Item progress = _report.Follow();
        var upload = new Upload(Client, put, source)
        {
            PartSize = partSize,
            Parallel = parallel,
            Checksum = Checksum,
            Progress = progress,
            Resume = resume,
        };
        Write(await upload.RunAsync(cancellationToken).ConfigureAwait(false));
    }
}
