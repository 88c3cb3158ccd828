using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>The content of an object as a pipeline takes it.</summary>
/// <param name="cmdlet">Whose output it is.</param>
/// <param name="content">The content; it stays its owner's.</param>
internal sealed class ContentOutput(AsyncCmdlet cmdlet, ObjectStream content)
{
    private const int MaxArray = 0x7FFFFFC7;
    private const int Chunk = 1024 * 1024 * 1024;
    private const int LinesAtOnce = 64;

    /// <summary>As arrays of bytes: one, or several of what is longer than 2 GiB.</summary>
    public async Task BytesAsync(CancellationToken cancellationToken)
    {
        for (long? left = content.Remaining; ; left = content.Remaining)
        {
            using var memory = new MemoryStream((int)Math.Min(left ?? 0, left > MaxArray ? Chunk : MaxArray));
            bool more = await FillAsync(memory, left > MaxArray ? Chunk : MaxArray, cancellationToken).ConfigureAwait(false);
            byte[] bytes = memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
            cmdlet.Post(() => cmdlet.WriteObject(bytes, enumerateCollection: false));
            if (!more) return;
        }
    }

    /// <summary>As one text.</summary>
    public async Task TextAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        using StreamReader reader = Reader(encoding, cancellationToken);
        string text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        cmdlet.Post(() => cmdlet.WriteObject(text));
    }

    /// <summary>As lines, as they come.</summary>
    public async Task LinesAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        using StreamReader reader = Reader(encoding, cancellationToken);
        var lines = new List<string>();
        while (true)
        {
            var next = reader.ReadLineAsync(cancellationToken);
            if (lines.Count > 0 && (lines.Count == LinesAtOnce || !next.IsCompleted))
            {
                string[] ready = [.. lines];
                lines.Clear();
                await cmdlet.PostAsync(() => cmdlet.WriteObject(ready, enumerateCollection: true)).ConfigureAwait(false);
            }
            if (await next.ConfigureAwait(false) is not { } line) break;
            lines.Add(line);
        }
        if (lines.Count > 0) cmdlet.Post(() => cmdlet.WriteObject(lines, enumerateCollection: true));
    }

    private StreamReader Reader(Encoding encoding, CancellationToken cancellationToken) =>
        new(content.ReadBy(cancellationToken), encoding, detectEncodingFromByteOrderMarks: true, RequestBody.BufferSize);

    /// <returns>Whether there is more than was wanted.</returns>
    private async Task<bool> FillAsync(MemoryStream memory, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[RequestBody.BufferSize];
        for (int read; memory.Length < limit; memory.Write(buffer, 0, read))
        {
            int wanted = (int)Math.Min(buffer.Length, limit - memory.Length);
            read = await content.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
            if (read == 0) return false;
        }
        return content.Remaining != 0;
    }
}
