using System.IO;

namespace OpenIntegrations.Http.Transport;

/// <summary>An answer has more than is read into memory.</summary>
public sealed class AnswerTooLargeException : IOException
{
    /// <param name="limit">The most bytes of a body.</param>
    public AnswerTooLargeException(long limit)
        : base($"The answer is larger than the {limit} bytes that are read into memory.")
    {
    }

    private AnswerTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Whether it was the headers: no store sends as many, so that another attempt may reach one. Of a document another attempt would
    /// bring no fewer bytes.
    /// </summary>
    public bool IsOfHeaders { get; private init; }

    /// <param name="limit">How many are read, and of what.</param>
    internal static AnswerTooLargeException OfHeaders(string limit) =>
        new($"The answer has more than {limit} of headers, which no store sends.") { IsOfHeaders = true };
}
