using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Queries;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.S3;

/// <summary>Sends the operations of the S3 API, with the options as their values.</summary>
internal static class ModelCalls
{
    private const string CustomerKey = "SSECustomerKey";

    public static Func<Arguments, CancellationToken, Task<object?>> To(Route route) => async (arguments, token) =>
    {
        S3Request request = Calls.Bind(route, arguments);
        foreach (ModelParameter parameter in ModelOperations.Parameters(route)) AddHeader(arguments, request, parameter);
        if (arguments[ModelOperations.Body] is not null) await AddBodyAsync(arguments, request, route, token).ConfigureAwait(false);
        bool isContent = route.ResponseBody is { } body && body[0] == '(' && body != "(text)";
        if (arguments.IsTest || !isContent) return await Calls.SendAsync(arguments, request, token).ConfigureAwait(false);
        S3Client client = StoreConnection.Client(arguments);
        return route.ResponseBody == "(stream)"
            ? await Calls.BytesAsync(client, request, token).ConfigureAwait(false)
            : await RecordsAsync(client, request, token).ConfigureAwait(false);
    };

    private static void AddHeader(Arguments arguments, S3Request request, ModelParameter parameter)
    {
        if (parameter.Header is not { } header || arguments[parameter.Name] is not { } value) return;
        if (parameter.IsMap)
        {
            foreach (var (name, text) in arguments.Map(parameter.Name)!) request.Headers[header + name] = Scalars.Format(text ?? "");
        }
        else if (!request.Headers.Contains(header)) request.Headers[header] = TextOf(arguments, parameter, value);
        if (parameter.Name.EndsWith(CustomerKey, StringComparison.Ordinal)) AddKeyFacts(request, header, value);
    }

    // Dates in S3's own headers are ISO 8601, those of HTTP are not.
    private static string TextOf(Arguments arguments, ModelParameter parameter, string value)
    {
        if (parameter.Type == "flag") return arguments.Flag(parameter.Name) is true ? "true" : "false";
        if (parameter.Type != "date") return value;
        if (!WrittenDate.TryParse(value, DateTimeStyles.AssumeUniversal, out DateTime date))
            throw arguments.Wrong(parameter.Name, value, $"a date such as {WrittenDate.Forms}");
        return parameter.Header!.StartsWith("x-amz-object-lock", StringComparison.OrdinalIgnoreCase)
            ? Scalars.Iso8601(date) : Scalars.HttpDate(date);
    }

    private static void AddKeyFacts(S3Request request, string header, string key)
    {
        byte[] bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out int count)) return;
        request.Headers[header[..^"key".Length] + "algorithm"] ??= "AES256";
#pragma warning disable CA5351 // The API has the key's MD5 beside it.
        request.Headers[header + "-MD5"] ??= Convert.ToBase64String(MD5.HashData(bytes.AsSpan(0, count)));
#pragma warning restore CA5351
    }

    private static async Task AddBodyAsync(Arguments arguments, S3Request request, Route route, CancellationToken token)
    {
        if (route.RequestBody == "(stream)")
        {
            request.Body = await Content.BodyAsync(arguments, ModelOperations.Body, token).ConfigureAwait(false);
            return;
        }
        string text = await Content.TextAsync(arguments, ModelOperations.Body, token).ConfigureAwait(false);
        request.WithDocument(route.RequestRoot is not { } root ? S3Document.FromJson(text)
            : text.TrimStart().StartsWith('<') ? S3Document.FromXml(root, text)
            : LooseJson.Begins(text) && LooseJson.Read(text) is TreeMap tree ? S3Document.FromTree(root, tree)
            : throw arguments.Wrong(ModelOperations.Body, text, "XML or JSON"));
    }

    private static async Task<object?> RecordsAsync(S3Client client, S3Request request, CancellationToken token)
    {
        (QueryStream? query, S3Answer? refusal) = await QueryStream.OpenAsync(client, request, token).ConfigureAwait(false);
        if (refusal is not null) return Envelope.Of(refusal);
        using var memory = new MemoryStream();
        using (query) await query!.CopyToAsync(memory, token).ConfigureAwait(false);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
