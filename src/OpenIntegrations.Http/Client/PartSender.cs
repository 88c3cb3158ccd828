using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>Sends a body part by part and goes on where the server says that it is.</summary>
internal sealed class PartSender(Sender sender, WireRequest whole, Action<string> log)
{
    private const int ResumeIncomplete = 308;
    private const int MaxIdleAnswers = 3;

    /// <exception cref="ArgumentException">The body has no such range.</exception>
    public static WireRequest Part(WireRequest whole, long start, long count)
    {
        long total = whole.Body.Length ?? throw new ArgumentException("A body whose length is not known cannot be sent in parts.");
        if (start < 0 || start >= total || count < 1)
            throw new ArgumentException($"The body has {total} bytes; {count} from byte {start} are not there.");
        count = Math.Min(count, total - start);
        WireRequest part = whole.With(body: whole.Body.Slice(start, count));
        part.Headers["Content-Range"] = string.Format(CultureInfo.InvariantCulture, "bytes {0}-{1}/{2}", start, start + count - 1, total);
        return part;
    }

    /// <exception cref="IOException">The server takes nothing more.</exception>
    public async Task<ClientResponse> SendAsync(long size, Authorization authorization, ResponseReader reader,
        CancellationToken cancellationToken)
    {
        long total = whole.Body.Length ?? 0;
        int idle = 0;
        for (long from = 0; ;)
        {
            ClientResponse answer = await sender.SendAsync(Part(whole, from, size), authorization, reader, cancellationToken)
                .ConfigureAwait(false);
            long taken = Taken(answer) ?? Math.Min(from + size, total);
            log($"code {answer.Status}, {taken} of {total} bytes");
            if (answer.Status >= 400 || taken >= total) return answer;
            idle = taken > from ? 0 : idle + 1;
            if (idle > MaxIdleAnswers) throw new IOException($"The server does not take the body beyond byte {taken}.");
            from = taken;
        }
    }

    /// <summary>How much the server has, when it says so: a Range, or the status that goes without one while it has nothing.</summary>
    private static long? Taken(ClientResponse answer)
    {
        string? range = answer.Headers["Range"];
        if (range is null) return answer.Status == ResumeIncomplete ? 0 : null;
        return long.TryParse(range.Substring(range.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            ? last + 1
            : null;
    }
}
