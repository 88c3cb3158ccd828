namespace OpenIntegrations.S3.Local.Wire;

/// <summary>A body that is in memory: documents.</summary>
internal sealed class BytesContent(byte[] bytes, int count) : AnswerContent
{
    public BytesContent(byte[] bytes)
        : this(bytes, bytes.Length)
    {
    }

    public override long Length => count;

    public override void WriteTo(AnswerWriter writer) => writer.Write(bytes, 0, count);
}
