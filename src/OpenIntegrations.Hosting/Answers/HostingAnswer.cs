using System.Text.Json;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>What the provider answered to an action.</summary>
public sealed class HostingAnswer
{
    internal HostingAnswer(HostingRequest request, ClientResponse response)
    {
        (Request, Status, Text, RetryAfter) = (request, response.Status, response.Text, response.Headers["Retry-After"]);
        Location = response.Headers["Location"];
        (Body, IsJson) = Read(Text);
        Data = Inside(Body);
    }

    public HostingRequest Request { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The body as it came, secrets and all.</summary>
    public string Text { get; }

    /// <summary>The body as a tree; a list that stands alone is the member <c>message</c>.</summary>
    public TreeMap Body { get; }

    /// <summary>Where the result is: the body, or what a task or a login wrapped it in.</summary>
    public TreeMap Data { get; }

    internal bool IsJson { get; }

    internal string? RetryAfter { get; }

    internal string? Location { get; }

    public override string ToString() => $"{Request.Action.Name}: HTTP {Status}";

    private static (TreeMap Body, bool IsJson) Read(string text)
    {
        try
        {
            object? tree = JsonTree.Read(text);
            return (tree as TreeMap ?? new TreeMap { { "message", tree } }, true);
        }
        catch (JsonException)
        {
            return (new TreeMap(), false);
        }
    }

    /// <summary>A task's result is in <c>scope</c>, also as JSON text; a login's is in <c>result</c>.</summary>
    private static TreeMap Inside(TreeMap body) => Loose.Get(body, "scope") switch
    {
        TreeMap scope => scope,
        System.Collections.Generic.List<object?> { Count: > 0 } list => new TreeMap { { "message", list } },
        string text when text.TrimStart() is var json && (json.StartsWith('{') || json.StartsWith('['))
            && Read(text) is { IsJson: true } read => read.Body,
        _ => Loose.Get(body, "result") as TreeMap ?? body,
    };
}
