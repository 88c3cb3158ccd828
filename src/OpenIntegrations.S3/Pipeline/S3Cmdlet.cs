using System;
using System.Collections;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>A cmdlet that performs an S3 operation and gives its envelope.</summary>
public abstract class S3Cmdlet : ConnectedCmdlet
{
    private S3OperationAttribute? _operation;

    /// <summary>More request headers, as a hashtable. One that the cmdlet sets itself is replaced.</summary>
    [Parameter]
    public IDictionary? Headers { get; set; }

    /// <summary>Gives what is inside the envelope: each bucket, object or tag as an object of its own.</summary>
    [Parameter]
    public SwitchParameter Unwrap { get; set; }

    /// <summary>What is changed, as a question to the user names it.</summary>
    protected virtual string Target => Client.Connection.ToString();

    private S3OperationAttribute Operation => _operation ??= (S3OperationAttribute)Attribute.GetCustomAttributes(GetType(), typeof(S3OperationAttribute))[0];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Operation.Action is null || ShouldProcess(Target, Operation.Action)) base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => SendAsync(CreateRequest(), cancellationToken);

    /// <summary>The request of the cmdlet's operation, with the values of its parameters.</summary>
    protected virtual S3Request CreateRequest() => Bind(Operation.Route);

    /// <summary>The request for a route, with the values of this cmdlet's parameters.</summary>
    protected S3Request Bind(string route)
    {
        S3Request request = RequestBinder.Bind(route, this, PsValue.Unwrap);
        foreach (DictionaryEntry header in Headers ?? new Hashtable()) request.Headers[(string)header.Key] = header.Value is null ? null : Scalars.Format(PsValue.Unwrap(header.Value)!);
        return request;
    }

    /// <summary>Sends a request and writes its answer.</summary>
    protected async Task SendAsync(S3Request request, CancellationToken cancellationToken) =>
        await WriteAsync(await Client.SendAsync(request, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Sends the request for a list and writes its pages.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="paging">How the list names its pages; null for this page only.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    protected Task ListAsync(S3Request request, Paging? paging, CancellationToken cancellationToken) => Pages.WriteAsync(Client, request, paging, WriteAsync, cancellationToken);

    /// <summary>Writes an answer: its envelope or what is inside, and an error when the store refused.</summary>
    protected Task WriteAsync(S3Answer answer)
    {
        if (answer.Notice is { } notice) Post(() => WriteWarning(notice));
        if (answer.Error is not null) return PostAsync(() => Refuse(new S3RequestFailedException(answer)));
        return Unwrap ? PostAsync(() => WriteObject(Unwrapper.Unwrap(answer), enumerateCollection: true)) : PostAsync(() => WriteObject(new Envelope(answer)));
    }
}
