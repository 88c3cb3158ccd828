using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>A cmdlet that performs an S3 operation and gives its envelope.</summary>
public abstract class S3Cmdlet : ConnectedCmdlet
{
    private static readonly ConcurrentDictionary<Type, S3OperationAttribute> s_operations = new();

    /// <summary>More request headers, as a hashtable. One that the cmdlet sets itself is replaced.</summary>
    [Parameter, PlainValues]
    public IDictionary? Headers { get; set; }

    /// <summary>Gives what is inside the envelope: each bucket, object or tag as an object of its own.</summary>
    [Parameter]
    public SwitchParameter Unwrap { get; set; }

    /// <summary>Whether what is inside is given; where nobody says, the connection does.</summary>
    protected bool Unwraps => MyInvocation.BoundParameters.ContainsKey(nameof(Unwrap))
        ? Unwrap
        : Client.Connection.Output == OutputForm.Objects;

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => !Unwraps;

    /// <summary>What is changed, as a question to the user names it.</summary>
    protected virtual string Target => Client.Connection.ToString();

    /// <summary>The route of the cmdlet's operation.</summary>
    protected Route MainRoute => Operation.Route;

    private S3OperationAttribute Operation =>
        s_operations.GetOrAdd(GetType(), static type => type.GetCustomAttributes<S3OperationAttribute>().First());

    /// <summary>What an error names when it concerns this record alone.</summary>
    protected virtual object? Record => Target;

    /// <summary>Whether records are worked on one after the other.</summary>
    protected virtual bool IsAlone => this is IPaged;

    /// <summary>What this record's work reads that another's may write, by a name for each thing; null for nothing.</summary>
    private protected virtual string? Read => null;

    /// <summary>What this record's work writes.</summary>
    private protected virtual string? Written => Deed is null ? null : Target;

    /// <summary>What is changed, as the user is asked and told; null for nothing.</summary>
    private protected virtual string? Deed => Operation.Action;

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        object? record = null;
        try
        {
            record = Record;
            // What came with the record was not there when the pipeline began.
            DeclaredWords.Take(this);
            if (Deed is null || ShouldProcess(Target, Deed)) Start(record, Prepare());
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            FailInTurn(record, e);
        }
    }

    /// <inheritdoc/>
    protected sealed override Task ProcessAsync(CancellationToken cancellationToken) => Prepare()(cancellationToken);

    /// <summary>
    /// Takes from the parameters what the work for this record needs: when it runs, they may be another record's, unless it runs alone.
    /// </summary>
    protected virtual Func<CancellationToken, Task> Prepare()
    {
        S3Request request = CreateRequest();
        if (this is not IPaged list) return token => SendAsync(request, token);
        Paging? paging = list.NoPaging ? null : Paging.Of(request);
        return token => ListAsync(request, paging, token);
    }

    /// <summary>Does something for a record on the pipeline's thread; what is wrong with the record is its own error.</summary>
    private protected void Try(object? record, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            FailInTurn(record, e);
        }
    }

    /// <summary>Makes it the record's error, behind what the records before have to say.</summary>
    private protected void FailInTurn(object? record, Exception failure) =>
        Start(record, Width, _ => Task.FromException(failure), isShort: true);

    /// <summary>Starts the work for a record.</summary>
    private protected void Start(object? record, Func<CancellationToken, Task> work)
    {
        // Once, and here: the work of several would connect several times.
        _ = Client;
        if (IsAlone) Run(record, work);
        else Start(record, Width, work, isShort: true, Read, Written);
    }

    /// <summary>The request of the cmdlet's operation, with the values of its parameters.</summary>
    protected virtual S3Request CreateRequest() => Bind(Operation.Route);

    /// <summary>The request for a route, with the values of this cmdlet's parameters.</summary>
    protected S3Request Bind(Route route)
    {
        S3Request request = RequestBinder.Bind(route, this, PsValue.Unwrap);
        AddOwn(request.Headers);
        request.Force = request.Trusts = this is IForced { Force.IsPresent: true };
        return request;
    }

    /// <summary>The headers that this cmdlet's parameters say, for requests that are put together elsewhere.</summary>
    protected HeaderList BindHeaders()
    {
        HeaderList headers = RequestBinder.Headers(this, PsValue.Unwrap);
        AddOwn(headers);
        return headers;
    }

    /// <summary>Sends a request and writes its answer.</summary>
    protected async Task SendAsync(S3Request request, CancellationToken cancellationToken) =>
        Write(await Client.SendAsync(request, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends the request for a list and writes its pages.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="paging">How the list names its pages; null for this page only.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    protected Task ListAsync(S3Request request, Paging? paging, CancellationToken cancellationToken) =>
        Pages.WriteAsync(Client, request, paging, WriteAsync, cancellationToken);

    /// <summary>Writes an answer: its envelope or what is inside, and an error when the store refused.</summary>
    protected Task WriteAsync(S3Answer answer) => PostAsync(() => Show(answer));

    /// <summary>Writes an answer like <see cref="WriteAsync"/> and does not wait until it is written.</summary>
    protected void Write(S3Answer answer) => Post(() => Show(answer));

    private void Show(S3Answer answer)
    {
        if (answer.Notice is { } notice) WriteWarning(notice);
        if (answer.Error is not null) Refuse(new S3RequestFailedException(answer));
        else if (Unwraps) WriteObject(Unwrapper.Unwrap(answer), enumerateCollection: true);
        else WriteObject(Envelope.Of(answer));
    }

    private void AddOwn(HeaderList headers)
    {
        foreach (DictionaryEntry header in Headers ?? new Hashtable())
            headers[(string)header.Key] = header.Value is null ? null : RequestBinder.Format((string)header.Key, header.Value);
    }
}
