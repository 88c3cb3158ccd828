using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>What a store answered, as it is printed, and whether it refused.</summary>
internal sealed record Envelope(TreeMap Tree, bool IsRefusal)
{
    public static Envelope Of(S3Answer answer) => new(answer.ToTree(), answer.Error is not null);

    /// <summary>The form that <c>adv_response</c> asks for: the same values, the middle one under another name.</summary>
    public TreeMap Advanced() => new() { { "status", Tree["status"] }, { "body", Tree["response"] }, { "headers", Tree["headers"] } };
}
