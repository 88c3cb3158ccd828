using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>What has come through a pipe so far.</summary>
internal sealed class PipeText
{
    // More than any credentials have.
    private const int MaxLength = 1024 * 1024;
    private readonly StringBuilder _text = new();

    public PipeText(StreamReader pipe) => Closed = ReadAsync(pipe);

    /// <summary>Ends when nothing can come any more.</summary>
    public Task Closed { get; }

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    private async Task ReadAsync(StreamReader pipe)
    {
        char[] buffer = new char[4096];
        try
        {
            while (await pipe.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false) is > 0 and var count)
            {
                lock (_text) _text.Append(buffer, 0, Math.Min(count, MaxLength - _text.Length));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nobody waits for the rest.
        }
    }
}
