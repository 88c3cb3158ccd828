using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Files;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>
/// Gets the content of an object: into a file, or to the pipeline as lines of text, as one text, as bytes, or as a stream.
/// </summary>
/// <remarks>
/// Into a file, a large object comes in ranges, several at a time; the file appears when it is complete and until then an older one stays.
/// A connection that breaks is taken up where it stopped; of a large download that is interrupted, what is there is kept (see -Resume).
/// With -OutFile the output is the envelope (with -Unwrap the file), else the content.
/// </remarks>
/// <example>
/// <code>Read-S3Object photos cat.jpg -OutFile ./copy.jpg</code>
/// <para>Downloads to a file.</para>
/// </example>
/// <example>
/// <code>Read-S3Object photos trips/ -OutFile ./trips -Recurse</code>
/// <para>Downloads a folder with all that is in it.</para>
/// </example>
/// <example>
/// <code>Read-S3Object photos notes/today.txt -Raw</code>
/// <para>The object as one text.</para>
/// </example>
/// <example>
/// <code>$bytes = Read-S3Object photos cat.jpg -AsByteStream -Range 0-15</code>
/// <para>The first sixteen bytes.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html"/>
[Cmdlet(VerbsCommunications.Read, "S3Object", DefaultParameterSetName = LinesSet),
    OutputType(typeof(string), typeof(byte[]), typeof(FileInfo), typeof(Envelope))]
[S3Operation(nameof(Routes.GetObject))]
[Takes(typeof(ResumeParameters)), Takes(typeof(BandwidthParameters))]
public sealed partial class ReadS3Object : ReadCmdlet
{
    private const string LinesSet = "Lines";
    private const string FileSet = "File";
    private const string FolderSet = "Folder";
    private const string RawSet = "Raw";
    private const string BytesSet = "Bytes";
    private const string StreamSet = "Stream";
    private const long MaxAhead = 1024 * 1024;
    private readonly TransferReport _report;
    private readonly TargetFiles _files = new();
    private string? _target;
    private TreeWork? _folders;

    public ReadS3Object() => _report = new TransferReport("Downloading", record => TryPost(() => WriteProgress(record)));

    /// <summary>The object's key. With -Recurse, the folder: all that is below it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = LinesSet),
        Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = FileSet),
        Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = RawSet),
        Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = BytesSet),
        Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = StreamSet),
        Alias("Name"), ArgumentCompleter(typeof(KeyCompleter))]
    public override string Key { get; set; } = "";

    /// <summary>
    /// The folder whose objects are downloaded, with all that is below it, as -Key does with -Recurse; / is the whole bucket.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FolderSet), AllowEmptyString, ArgumentCompleter(typeof(KeyCompleter))]
    public string? KeyPrefix { get; set; }

    /// <summary>
    /// The file to write, or a folder (one that is there, or a path that ends in /), which takes the last part of the key as the file's
    /// name. Two objects that would become one file are an error.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = FileSet), Parameter(Mandatory = true, ParameterSetName = FolderSet),
        Alias("Path", "File", "Folder")]
    public string OutFile { get; set; } = "";

    /// <summary>
    /// Downloads all that is below the key into the folder -OutFile, with the folders in it and the objects' times. Each file is a result
    /// of its own, and what fails an error of its own.
    /// </summary>
    [Parameter(ParameterSetName = FileSet), Parameter(ParameterSetName = FolderSet)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Gives the whole content as one text instead of line by line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RawSet)]
    public SwitchParameter Raw { get; set; }

    /// <summary>Gives the whole content as one array of bytes. What is longer than 2 GiB comes in arrays of 1 GiB.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BytesSet)]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Gives a stream to read from. It holds a connection until it is disposed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StreamSet)]
    public SwitchParameter AsStream { get; set; }

    /// <summary>
    /// The encoding of a text. Without it a byte order mark decides, then the charset of the object's media type, then UTF-8.
    /// </summary>
    [Parameter(ParameterSetName = LinesSet), Parameter(ParameterSetName = RawSet), EncodingTransformation,
        ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Bytes in a range, and the size above which a file comes in ranges.</summary>
    [Parameter(ParameterSetName = FileSet), Parameter(ParameterSetName = FolderSet), BytesTransformation, ValidateRange(1, long.MaxValue)]
    public long? PartSize { get; set; }

    /// <summary>How many ranges come at the same time, at most: on a slow line fewer go at once.</summary>
    [Parameter(ParameterSetName = FileSet), Parameter(ParameterSetName = FolderSet), ValidateRange(1, 64)]
    public int? Parallel { get; set; }

    /// <summary>
    /// Verifies the content by the MD5 in the ETag too where that takes time or another request: of objects that come in ranges or were
    /// uploaded in parts. Checksums that the store has, and the MD5 of what comes in one request, are always verified; -Verify:$false does
    /// not even that. What is only a range, or encrypted and without a checksum, is compared in its length.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    private protected override long? BytesASecond => BandwidthLimit;

    private Verification Verification => !MyInvocation.BoundParameters.ContainsKey(nameof(Verify)) ? Verification.Cheap
        : Verify ? Verification.Full : Verification.None;

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => ParameterSetName is FileSet or FolderSet && base.WritesEnvelopes;

    /// <inheritdoc/>
    protected override bool IsAlone => AsStream;

    private protected override string? Written => ParameterSetName == FileSet ? _target : null;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _folders?.End("");
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (KeyPrefix is not null) Key = KeyPrefix == "/" ? "" : KeyPrefix;
    }

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (Recurse || ParameterSetName == FolderSet) return PrepareFolder();
        S3Request get = CreateRequest();
        if (ParameterSetName != FileSet) return token => StreamAsync(get, token);
        string path = _target = _files.Of(FullPath(OutFile), OutFile, get);
        (long partSize, int parallel) = (PartSize ?? Client.Connection.PartSize, Parallel ?? Client.Connection.Parallel);
        Resuming resume = Resuming(Resume);
        return token => DownloadAsync(get, path, partSize, parallel, resume, token);
    }

    private Func<CancellationToken, Task> PrepareFolder()
    {
        if (VersionId is not null || Range is not null || PartNumber is not null)
            throw new ArgumentException("A version, a range or a part is of one object: pass its -Key, and leave -Recurse out.");
        _folders ??= new TreeWork(this, "Downloading") { Gives = true };
        string prefix = Key.Length == 0 || Key.EndsWith('/') ? Key : Key + "/";
        var from = new StoreEnd(Client, Bucket, prefix) { Headers = BindHeaders() };
        var job = new TreeJob(from, new FileEnd(FullPath(OutFile).TrimEnd('/', '\\'), FileNames.AsTheyAre));
        Plan plan = job.CreatePlan();
        var settings = new MoveSettings
        {
            PartSize = PartSize, Parallel = Parallel, Verification = Verification, Resume = Resuming(Resume),
        };
        return async token =>
        {
            await _folders.RunAsync(job, plan, settings, moves: false, null, token).ConfigureAwait(false);
            if (plan.IsEmpty) throw new FileNotFoundException($"Nothing is below '{from.Address("")}'.");
        };
    }

    private async Task DownloadAsync(S3Request get, string path, long partSize, int parallel, Resuming resume,
        CancellationToken cancellationToken)
    {
        using TransferReport.Item progress = _report.Follow();
        var download = new Download(Client, get)
        {
            PartSize = partSize,
            Parallel = parallel,
            Progress = progress,
            Resume = resume,
            Verification = Verification,
        };
        S3Answer answer = await download.ToFileAsync(path, cancellationToken).ConfigureAwait(false);
        if (Verify && download.VerifiedBy is null)
            answer.Notice = $"'{get.Bucket}/{get.Key}' could be compared in length only: the store has no checksum of it.";
        // From its provider the file comes as Get-Item gives it, with all that its view shows.
        if (Unwraps) Post(() => WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true));
        else Write(answer);
    }

    private async Task StreamAsync(S3Request get, CancellationToken cancellationToken)
    {
        (ObjectStream? open, S3Answer? refusal) = await ObjectStream.OpenAsync(Client, get, cancellationToken, Verification)
            .ConfigureAwait(false);
        if (refusal is not null)
        {
            Write(refusal);
            return;
        }
        ObjectStream content = open!.LeaveTurn();
        if (AsStream)
        {
            Emit(content);
            return;
        }
        using (content)
        {
            // What is read before its turn is kept until then.
            if (content.Remaining is null or > MaxAhead) await PostAsync(static () => { }).ConfigureAwait(false);
            var output = new ContentOutput(this, content);
            Encoding encoding = Encoding ?? Charset.Of(content.Headers["Content-Type"]);
            await (AsByteStream ? output.BytesAsync(cancellationToken)
                : Raw ? output.TextAsync(encoding, cancellationToken)
                : output.LinesAsync(encoding, cancellationToken)).ConfigureAwait(false);
        }
    }
}
