namespace OpenIntegrations.Http.Transport;

/// <summary>What is read into memory of an answer.</summary>
/// <param name="Bytes">At most so many bytes.</param>
/// <param name="IsDocument">
/// Whether it is a document, which <see cref="TransportSettings.DocumentTimeout"/> ends; content is as long as it is.
/// </param>
public readonly record struct AnswerLimit(long Bytes, bool IsDocument)
{
    /// <summary>A list, a configuration, an error: what is asked for to be read at once.</summary>
    public static AnswerLimit OfDocument(long bytes) => new(bytes, IsDocument: true);

    /// <summary>What somebody stored, which may be large and its line slow.</summary>
    public static AnswerLimit OfContent(long bytes) => new(bytes, IsDocument: false);
}
