using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.S3;

/// <summary>What the methods do.</summary>
internal static class Calls
{
    /// <summary>Sends the request of a route, with the options as its values.</summary>
    public static Func<Arguments, CancellationToken, Task<object?>> To(Route route, Action<Arguments, S3Request>? complete = null) =>
        async (arguments, token) =>
    {
        S3Request request = Bind(route, arguments);
        complete?.Invoke(arguments, request);
        return await SendAsync(arguments, request, token).ConfigureAwait(false);
    };

    public static Task<object?> GetBasicData(Arguments arguments, CancellationToken token)
    {
        var data = new TreeMap();
        foreach (string name in new[] { "URL", "AccessKey", "SecretKey", "Region", "Service" })
        {
            if (arguments[name] is { } value) data.Add(name, value);
        }
        return Task.FromResult<object?>(data);
    }

    public static async Task<object?> SendRequest(Arguments arguments, CancellationToken token)
    {
        AddressText url = AddressText.Of(StoreConnection.Find(arguments["Basic"]).Text("Url") ?? "");
        var request = new S3Request(arguments.Text("Method").ToUpperInvariant())
        {
            RawPath = url.Path.Length == 0 ? "/" : url.Path,
            Query = QueryString.Parse(url.Query),
        };
        AddHeaders(arguments, request);
        if (arguments["Body"] is not null)
            request.Body = await Content.BodyAsync(arguments, "Body", token).ConfigureAwait(false);
        return await SendRawAsync(arguments, request, token).ConfigureAwait(false);
    }

    public static async Task<object?> PutEncryption(Arguments arguments, CancellationToken token)
    {
        string xml = await Content.TextAsync(arguments, "Configuration", token).ConfigureAwait(false);
        S3Request request = Bind(Routes.PutBucketEncryption, arguments)
            .WithDocument(S3Document.FromXml("ServerSideEncryptionConfiguration", xml));
        return await SendAsync(arguments, request, token).ConfigureAwait(false);
    }

    public static void AddTags(Arguments arguments, S3Request request) =>
        request.WithDocument(S3Document.FromTree("Tagging", TagSet.FromTree(arguments.Map("Tags")!).ToTree()));

    public static void AddVersioning(Arguments arguments, S3Request request) =>
        request.WithDocument(S3Document.FromTree("VersioningConfiguration", new TreeMap
        {
            { "Status", arguments.Flag("Status") switch { true => "Enabled", false => "Suspended", _ => null } },
            { "MfaDelete", arguments.Flag("MfaDelete") switch { true => "Enabled", false => "Disabled", _ => null } },
        }));

    public static void AddParts(Arguments arguments, S3Request request)
    {
        var parts = arguments.List("Parts").Select((etag, index) => (object?)new TreeMap { { "ETag", etag }, { "PartNumber", index + 1 } })
            .ToList();
        request.WithDocument(S3Document.FromTree("CompleteMultipartUpload", new TreeMap { { "Part", parts } }));
    }

    public static async Task<object?> CopyObject(Arguments arguments, CancellationToken token)
    {
        var source = new CopySource(arguments.Text("SourceBucket"), arguments.Text("SourceKey"));
        S3Request put = Bind(Routes.CopyObject, arguments);
        put.Headers[CopySource.HeaderName] = source.ToString();
        if (arguments.IsTest) return await SendAsync(arguments, put, token).ConfigureAwait(false);
        return await EnvelopeOfAsync(new Copy(StoreConnection.Client(arguments), source, put).RunAsync(token)).ConfigureAwait(false);
    }

    /// <summary>Uploads content, in parts when it is large.</summary>
    public static Func<Arguments, CancellationToken, Task<object?>> Put(bool inParts) => async (arguments, token) =>
    {
        using UploadSource source = await Content.OpenAsync(arguments, "Data", textIsBase64: inParts, token).ConfigureAwait(false);
        S3Request put = Bind(Routes.PutObject, arguments);
        put.Headers["Content-Type"] ??= MediaTypes.Of(put.Key!);
        if (arguments.IsTest) return await SendAsync(arguments, put, token).ConfigureAwait(false);
        S3Client client = StoreConnection.Client(arguments);
        var upload =
            new Upload(client, put, source) { PartSize = inParts ? client.Connection.PartSize : Copy.MaxSingle,
                Progress = ConsoleProgress.ForTerminal() };
        return await EnvelopeOfAsync(upload.RunAsync(token)).ConfigureAwait(false);
    };

    public static async Task<object?> PutPart(Arguments arguments, CancellationToken token)
    {
        S3Request request = Bind(Routes.UploadPart, arguments);
        request.Body = await Content.BodyAsync(arguments, "Content", token).ConfigureAwait(false);
        if (request.Body.Length > Copy.MaxSingle)
            throw new UsageException($"A part takes 5 GiB at most, and this has {request.Body.Length} bytes; PutObject cuts it.");
        return await SendAsync(arguments, request, token).ConfigureAwait(false);
    }

    public static async Task<object?> Get(Arguments arguments, CancellationToken token)
    {
        S3Request get = Bind(Routes.GetObject, arguments);
        if (arguments.IsTest) return await SendAsync(arguments, get, token).ConfigureAwait(false);
        S3Client client = StoreConnection.Client(arguments);
        if (arguments["Path"] is not { } path) return await ContentAsync(client, get, token).ConfigureAwait(false);
        var download = new Download(client, get) { Progress = ConsoleProgress.ForTerminal() };
        Envelope envelope = await EnvelopeOfAsync(download.ToFileAsync(path, token)).ConfigureAwait(false);
        return envelope.IsRefusal ? envelope : System.IO.Path.GetFullPath(path);
    }

    public static Func<Arguments, CancellationToken, Task<object?>> Link(Route route) => async (arguments, token) =>
    {
        S3Request request = Bind(route, arguments);
        TimeSpan expiry = TimeSpan.FromSeconds(arguments.Number("Expires", 1, int.MaxValue));
        return await Presigner.SignAsync(StoreConnection.Connect(arguments), request, expiry, DateTimeOffset.UtcNow,
            token, arguments.Messages.WriteLine).ConfigureAwait(false);
    };

    internal static S3Request Bind(Route route, Arguments arguments)
    {
        S3Request request = route.Bind(name => arguments[name]);
        if (arguments["AccountID"] is { } account) request.Headers["x-amz-expected-bucket-owner"] = account;
        AddHeaders(arguments, request);
        request.Force = request.Trusts = arguments.Flag(ModelOperations.Force) is true;
        return request;
    }

    private static void AddHeaders(Arguments arguments, S3Request request)
    {
        foreach (var (name, value) in arguments.Map("Headers") ?? new TreeMap())
            request.Headers[name] = value is null ? null : Scalars.Format(value);
    }

    internal static async Task<object?> SendAsync(Arguments arguments, S3Request request, CancellationToken token)
    {
        S3Client client = StoreConnection.Client(arguments);
        if (arguments.IsTest) return DryRun.Describe(arguments, S3Client.Wire(request, client.Connection));
        return Envelope.Of(await client.SendAsync(request, token).ConfigureAwait(false));
    }

    private static async Task<object?> SendRawAsync(Arguments arguments, S3Request request, CancellationToken token)
    {
        S3Client client = StoreConnection.Client(arguments, urlIsRequest: true);
        if (arguments.IsTest) return DryRun.Describe(arguments, S3Client.Wire(request, client.Connection));
        if (arguments.Flag("ExpectedBinary") is true) return await BytesAsync(client, request, token).ConfigureAwait(false);
        return Envelope.Of(await client.SendAsync(request, token).ConfigureAwait(false));
    }

    /// <summary>An object in memory, compared with what was asked for and with what the store has of it.</summary>
    private static async Task<object?> ContentAsync(S3Client client, S3Request get, CancellationToken token)
    {
        (ObjectStream? body, S3Answer? refusal) = await ObjectStream.OpenAsync(client, get, token).ConfigureAwait(false);
        if (refusal is not null) return Envelope.Of(refusal);
        using var memory = new System.IO.MemoryStream();
        using (body) await body!.CopyToAsync(memory, token).ConfigureAwait(false);
        return memory.ToArray();
    }

    internal static async Task<object?> BytesAsync(S3Client client, S3Request request, CancellationToken token)
    {
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(request, token).ConfigureAwait(false);
        if (refusal is not null) return Envelope.Of(refusal);
        using (open) return await AnswerBody.ReadAsync(client, request, open!, token).ConfigureAwait(false);
    }

    private static async Task<Envelope> EnvelopeOfAsync(Task<S3Answer> work)
    {
        try
        {
            return Envelope.Of(await work.ConfigureAwait(false));
        }
        catch (S3RequestFailedException refusal)
        {
            return Envelope.Of(refusal.GetAnswer());
        }
    }
}
