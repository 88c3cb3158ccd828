using System;
using System.Globalization;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>
/// The body of a request as it comes in. A client that waits for <c>100 Continue</c> is told to go on by the first read, and never if there
/// is none.
/// </summary>
internal abstract class IncomingBody : ReadOnlyStream
{
    /// <summary>Tells the client to send. Gone once it was told, or when it did not ask.</summary>
    public Action? Continue { get; set; }

    /// <summary>Bytes that are still to come; null when only the end will tell.</summary>
    public abstract long? Rest { get; }

    /// <exception cref="S3Error">The headers do not say how long the body is, or say it in two ways.</exception>
    public static IncomingBody Of(RequestHead head, SocketReader reader)
    {
        string? length = head.Headers["Content-Length"];
        string? coding = head.Headers["Transfer-Encoding"];
        if (coding is null) return new LengthBody(reader, length is null ? 0 : Number(length));
        if (length is not null || !head.IsHttp11)
            throw new S3Error(ErrorCode.BadRequest, "Content-Length and Transfer-Encoding exclude each other.");
        if (!coding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
            throw ErrorCode.NotImplemented.With("Header", "Transfer-Encoding");
        return new ChunkedBody(reader);
    }

    public sealed override int Read(byte[] buffer, int offset, int count)
    {
        Continue?.Invoke();
        Continue = null;
        return count == 0 ? 0 : ReadBody(buffer, offset, count);
    }

    protected abstract int ReadBody(byte[] buffer, int offset, int count);

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new S3Error(ErrorCode.BadRequest, "Content-Length is not a number.");
}
