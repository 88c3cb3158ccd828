using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Oidc;

/// <summary>A request that came to the loopback: its first line and its host.</summary>
internal sealed record LoopbackRequest(string Method, string Target, string? Host)
{
    private const int LongestHead = 16 * 1024;

    /// <summary>Reads the head of a request; null when it is none, or too long.</summary>
    public static async Task<LoopbackRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        int filled = 0;
        for (int read = 1; read > 0 && filled < buffer.Length; filled += read)
        {
            string head = Encoding.ASCII.GetString(buffer, 0, filled);
            if (head.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0) return Parse(head.Substring(0, end));
            read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
        }
        return null;
    }

    /// <summary>The answer that this request brings; null when it brings none, or one to another question.</summary>
    public AuthorizationAnswer? AnswerFor(LoopbackAddress address, string state) =>
        Method == "GET" && IsAt(address) && AuthorizationAnswer.OfQuery(Query) is { } answer && answer.State == state ? answer : null;

    /// <summary>What is shown for it.</summary>
    public static byte[] Page(LoopbackRequest? request, AuthorizationAnswer? answer, LoopbackAddress address) => (request, answer) switch
    {
        (_, { Error: null or "" }) => LoopbackPage.Done,
        (_, not null) => LoopbackPage.Refused,
        (not null, _) when request.IsAt(address) => LoopbackPage.Stray,
        _ => LoopbackPage.NotHere,
    };

    private string Query => Target.IndexOf('?') is var at and >= 0 ? Target.Substring(at + 1) : "";

    // A page of another site can lead a name of its own to this machine; the Host header tells.
    private bool IsAt(LoopbackAddress address) =>
        Target.Split('?')[0] == address.Path && string.Equals(Host, address.HostHeader, StringComparison.OrdinalIgnoreCase);

    private static LoopbackRequest? Parse(string head)
    {
        string[] lines = head.Split(["\r\n"], StringSplitOptions.None);
        string[] words = lines[0].Split(' ');
        string? host = lines.Skip(1)
            .FirstOrDefault(l => l.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))?.Substring("Host:".Length).Trim();
        return words.Length == 3 && words[2].StartsWith("HTTP/1.", StringComparison.Ordinal) ? new(words[0], words[1], host) : null;
    }
}
