using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Signs and sends any request: for operations that have no cmdlet, and for stores with operations of their own.</summary>
/// <example>
/// <code>Send-S3Request -Method GET -Path /photos -Query @{ location = '' }</code>
/// <para>Where a bucket lives.</para>
/// </example>
/// <example>
/// <code>Send-S3Request -Method PUT -Path /photos/hello.txt -Body 'Hello' -Headers @{ 'Content-Type' = 'text/plain' }</code>
/// <para>Makes an object.</para>
/// </example>
[Cmdlet(VerbsCommunications.Send, "S3Request", SupportsShouldProcess = true, DefaultParameterSetName = "Envelope"),
    OutputType(typeof(Envelope), typeof(byte[]))]
public sealed class SendS3Request : S3Cmdlet
{
    /// <summary>The method: GET, HEAD, PUT, POST, DELETE, or one of the store's own.</summary>
    [Parameter(Position = 0)]
    public string Method { get; set; } = "GET";

    /// <summary>
    /// The path as it stands in a URL: what is percent-encoded stays so, blanks and other characters that a URL cannot hold are encoded. A
    /// query may follow behind <c>?</c>.
    /// </summary>
    [Parameter(Position = 1)]
    public string Path { get; set; } = "/";

    /// <summary>
    /// The query, as a hashtable of plain names and values (a value of null is sent without <c>=</c>), or as a text that stands in a URL.
    /// </summary>
    [Parameter]
    public object? Query { get; set; }

    /// <summary>What is sent: a text (UTF-8), bytes, a stream, or a file as Get-Item gives it.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>The file that is sent.</summary>
    [Parameter]
    public string? InFile { get; set; }

    /// <summary>The file that takes the body of a good answer, whatever it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "File")]
    public string? OutFile { get; set; }

    /// <summary>Gives the body of a good answer as bytes, up to 2 GiB.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Bytes")]
    public SwitchParameter AsByteStream { get; set; }

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => !AsByteStream && base.WritesEnvelopes;

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        bool changes = Method.ToUpperInvariant() is not ("GET" or "HEAD" or "OPTIONS");
        if (!changes || ShouldProcess(Path, "Send " + Method)) Run(ProcessAsync);
    }

    /// <inheritdoc/>
    protected override bool IsAlone => true;

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare() => SendAsync;

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using FileReader? file = InFile is not null
            ? new FileReader(FullPath(InFile))
            : PsValue.Unwrap(Body) is FileInfo info
            ? new FileReader(info.FullName)
            : null;
        S3Request request = Compose();
        request.Body = await RequestBodyAsync(file, cancellationToken).ConfigureAwait(false);
        if (OutFile is null && !AsByteStream)
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            return;
        }
        (WireResponse? open, S3Answer? refusal) = await Client.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) await WriteAsync(refusal).ConfigureAwait(false);
        else using (open) await TakeAsync(request, open!, cancellationToken).ConfigureAwait(false);
    }

    private S3Request Compose()
    {
        string[] sides = Path.Split(['?'], 2);
        string path = sides[0].StartsWith('/') ? sides[0] : "/" + sides[0];
        var request =
            new S3Request(Method.ToUpperInvariant()) { RawPath = path,
                Query = QueryString.Parse(sides.Length == 2 ? UrlText.Encode(sides[1]) : "") };
        switch (PsValue.Unwrap(Query))
        {
            case IDictionary pairs: QueryPairs.Add(request.Query, pairs); break;
            case { } text: QueryPairs.Add(request.Query, UrlText.Encode(text.ToString()!.TrimStart('?'))); break;
        }
        foreach (var (name, value) in BindHeaders()) request.Headers[name] = value;
        return request;
    }

    private async Task<RequestBody> RequestBodyAsync(FileReader? file, CancellationToken cancellationToken) => PsValue.Unwrap(Body) switch
    {
        _ when file is not null => FileBody.Of(file, 0, null),
        null => RequestBody.Empty,
        byte[] bytes => new BytesBody(bytes),
        Stream stream => await StreamBody.OfAsync(stream, cancellationToken).ConfigureAwait(false),
        var text => BytesBody.FromText(text.ToString() ?? ""),
    };

    private async Task TakeAsync(S3Request request, WireResponse open, CancellationToken cancellationToken)
    {
        if (AsByteStream)
        {
            byte[] bytes = await AnswerBody.ReadAsync(Client, request, open, cancellationToken).ConfigureAwait(false);
            Post(() => WriteObject(bytes, enumerateCollection: false));
            return;
        }
        using Stream body = await AnswerBody.OpenAsync(Client, request, open, cancellationToken).ConfigureAwait(false);
        await FileOutput.SaveAsync(body, FullPath(OutFile!), cancellationToken).ConfigureAwait(false);
        await WriteAsync(new S3Answer(open.Status, new TreeMap(), open.Headers, request)).ConfigureAwait(false);
    }
}
