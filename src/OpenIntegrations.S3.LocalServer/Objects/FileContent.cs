using System;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>A piece of an object as the body of an answer.</summary>
internal sealed class FileContent(ObjectData data, IDisposable lease, ByteRange range) : AnswerContent
{
    public override long Length => range.Length;

    public override void WriteTo(AnswerWriter writer)
    {
        foreach (var (file, piece) in data.Pieces(range))
        {
            using var reader = new FileReader(file.Path);
            writer.Write(reader, piece.Offset, piece.Length);
        }
    }

    public override void Dispose()
    {
        lease.Dispose();
        base.Dispose();
    }
}
