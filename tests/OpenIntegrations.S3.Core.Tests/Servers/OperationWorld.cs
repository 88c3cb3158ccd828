using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>A bucket in which operations are tried, and what was done in it.</summary>
internal sealed class OperationWorld(S3Client client, string bucket, string other)
{
    private readonly HashSet<string> _done = [];

    /// <summary>Operations that the store does not have.</summary>
    public IReadOnlyCollection<string> Lacks { get; init; } = [];

    /// <summary>Operations that go out when they are forced only: no question shows whether the store knows them, or no answer.</summary>
    public IReadOnlyCollection<string> Forced { get; init; } = [Unasked];

    /// <summary>The code by which the store says that there is no such upload.</summary>
    public string NoUpload { get; init; } = "NoSuchUpload";

    /// <summary>The operation that no question is there for.</summary>
    public const string Unasked = "UpdateObjectEncryption";

    public S3Client Client => client;

    public string Bucket => bucket;

    /// <summary>Another bucket of the same owner.</summary>
    public string Other => other;

    /// <summary>The operations that the store has carried out.</summary>
    public IEnumerable<string> Done => _done.Order(StringComparer.Ordinal);

    public bool Can(string operation) => !Lacks.Contains(operation);

    /// <summary>A request for an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="key">The object; null for the bucket.</param>
    /// <param name="json">What is sent: the inside of a document as JSON, or a text. The names of the buckets stand in it.</param>
    /// <param name="values">Values of parameters by their names, and of headers by theirs.</param>
    public S3Request Request(string operation, string? key = null, string? json = null, params (string Name, object? Value)[] values)
    {
        Route route = Routes.Find(operation);
        S3Request request = Store.Request(route, bucket, key, values);
        request.Force = request.Trusts = Forced.Contains(operation);
        foreach (var (name, value) in values.Where(v => v.Name.Contains('-', StringComparison.Ordinal)))
            request.Headers[name] = value as string;
        if (json is null) return request;
        string text = json.Replace("BUCKET", bucket, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal);
        if (route.RequestRoot is { } root) return request.WithDocument(S3Document.FromTree(root, (TreeMap)JsonTree.Read(text)!));
        request.Body = BytesBody.FromText(text);
        return request;
    }

    /// <summary>Does an operation, which must succeed.</summary>
    public async Task<S3Answer> DoAsync(string operation, string? key = null, string? json = null,
        params (string Name, object? Value)[] values)
    {
        S3Answer answer = await client.SendAsync(Request(operation, key, json, values), CancellationToken.None);
        Assert.True(answer.Error is null, $"{operation}: {answer.Error}");
        _done.Add(operation);
        return answer;
    }

    /// <summary>Does an operation that gives bytes.</summary>
    public async Task<string> TextAsync(string operation, string key, params (string Name, object? Value)[] values)
    {
        (WholeBody? body, S3Answer? refusal) =
            await WholeBody.GetAsync(client, Request(operation, key, null, values), CancellationToken.None);
        Assert.True(refusal is null, $"{operation}: {refusal?.Error}");
        _done.Add(operation);
        return Encoding.UTF8.GetString(body!.Bytes);
    }

    /// <summary>Tries an operation that ends in an error of the store.</summary>
    public async Task<string> CodeAsync(string operation, string? key = null, string? json = null,
        params (string Name, object? Value)[] values)
    {
        S3Answer answer = await client.SendAsync(Request(operation, key, json, values), CancellationToken.None);
        return answer.Error?.Code ?? "";
    }
}
