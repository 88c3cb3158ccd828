using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the content of an object: into a file, or to the pipeline as lines of text, as one text, as bytes, or as a stream.</summary>
/// <remarks>
/// Into a file, a large object comes in ranges, several at a time; the file appears when it is complete and until then an older one stays.
/// A connection that breaks is taken up where it stopped. With -OutFile the output is the envelope (with -Unwrap the file), else the content.
/// </remarks>
/// <example>
/// <code>Read-S3Object photos cat.jpg -OutFile ./copy.jpg</code>
/// <para>Downloads to a file.</para>
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
[Cmdlet(VerbsCommunications.Read, "S3Object", DefaultParameterSetName = "Lines"), OutputType(typeof(string), typeof(byte[]), typeof(FileInfo), typeof(Envelope))]
[S3Operation(Routes.GetObject)]
public sealed class ReadS3Object : ReadCmdlet
{
    /// <summary>The file to write, or a folder, which takes the last part of the key as the file's name.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "File"), Alias("Path")]
    public string OutFile { get; set; } = "";

    /// <summary>Gives the whole content as one text instead of line by line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Raw")]
    public SwitchParameter Raw { get; set; }

    /// <summary>Gives the whole content as one array of bytes, up to 2 GiB.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Bytes")]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Gives a stream to read from. It holds a connection until it is disposed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public SwitchParameter AsStream { get; set; }

    /// <summary>The encoding of a text. Without it a byte order mark decides, then the charset of the object's media type, then UTF-8.</summary>
    [Parameter(ParameterSetName = "Lines"), Parameter(ParameterSetName = "Raw"), EncodingTransformation]
    public Encoding? Encoding { get; set; }

    /// <summary>Bytes in a range, and the size above which a file comes in ranges.</summary>
    [Parameter(ParameterSetName = "File"), ValidateRange(1, long.MaxValue)]
    public long? PartSize { get; set; }

    /// <summary>How many ranges come at the same time.</summary>
    [Parameter(ParameterSetName = "File"), ValidateRange(1, 64)]
    public int? Parallel { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        S3Request get = CreateRequest();
        if (ParameterSetName == "File") await DownloadAsync(get, TargetFile(), cancellationToken).ConfigureAwait(false);
        else await StreamAsync(get, cancellationToken).ConfigureAwait(false);
    }

    private async Task DownloadAsync(S3Request get, string path, CancellationToken cancellationToken)
    {
        var report = new TransferReport("Downloading", record => TryPost(() => WriteProgress(record)));
        var download = new Download(Client, get)
        {
            PartSize = PartSize ?? Client.Connection.PartSize,
            Parallel = Parallel ?? Client.Connection.Parallel,
            Progress = report,
        };
        S3Answer answer = await download.ToFileAsync(path, cancellationToken).ConfigureAwait(false);
        report.Close();
        // From its provider the file comes as Get-Item gives it, with all that its view shows.
        if (Unwrap) Post(() => WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true));
        else await WriteAsync(answer).ConfigureAwait(false);
    }

    private async Task StreamAsync(S3Request get, CancellationToken cancellationToken)
    {
        (WireResponse? open, S3Answer? refusal) = await Client.OpenAsync(get, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            await WriteAsync(refusal).ConfigureAwait(false);
            return;
        }
        var content = new ObjectStream(Client, get, open!);
        if (AsStream)
        {
            Emit(content);
            return;
        }
        using (content)
        {
            if (AsByteStream) await EmitBytesAsync(content, cancellationToken).ConfigureAwait(false);
            else await EmitTextAsync(content, Encoding ?? Charset.Of(open!.Headers["Content-Type"]), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EmitBytesAsync(ObjectStream content, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream((int)Math.Min(content.Remaining ?? 0, int.MaxValue));
        await content.CopyToAsync(memory, RequestBody.BufferSize, cancellationToken).ConfigureAwait(false);
        byte[] bytes = memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
        Post(() => WriteObject(bytes, enumerateCollection: false));
    }

    private async Task EmitTextAsync(ObjectStream content, Encoding encoding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, RequestBody.BufferSize);
        if (Raw)
        {
            Emit(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
            return;
        }
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line) Emit(line);
    }

    private string TargetFile()
    {
        string path = FullPath(OutFile);
        if (!Directory.Exists(path)) return path;
        string name = Key.Substring(Key.TrimEnd('/').LastIndexOf('/') + 1).TrimEnd('/');
        if (name is "" or "." or "..") throw new ArgumentException($"The key '{Key}' ends in no name for a file. Pass the file's whole path as -OutFile.");
        return System.IO.Path.Combine(path, name);
    }
}
