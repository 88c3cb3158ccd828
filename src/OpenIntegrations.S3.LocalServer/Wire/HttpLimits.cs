namespace OpenIntegrations.S3.Local.Wire;

/// <summary>How much of a request is read before it is known whose it is.</summary>
internal static class HttpLimits
{
    /// <summary>
    /// The first line: a key of 1,024 bytes is three times as long when every byte is escaped, and a link carries a token of a few thousand
    /// characters.
    /// </summary>
    public const int RequestLine = 32 * 1024;

    /// <summary>The whole head. S3 itself takes 8 KB; some clients' tokens are longer.</summary>
    public const int Head = SocketReader.Limit;

    /// <summary>2 KB of metadata are at most 600 headers in the 8 KB of a head of S3's, and nothing else is as many.</summary>
    public const int Headers = 600;

    /// <summary>A body of chunks announces the few headers that follow it.</summary>
    public const int Trailers = 64;
}
