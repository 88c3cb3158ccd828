using System;
using System.IO;
using OpenIntegrations.S3.Items.Finding;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>The uploads that are to be given up.</summary>
public sealed class UploadList() : AskedList<OpenUpload>(Write, Read)
{
    private protected override (string Bucket, string Key)? Destroys(OpenUpload item) => (item.Bucket, item.Key);

    private static void Write(BinaryWriter writer, OpenUpload item)
    {
        writer.Write(item.Bucket);
        writer.Write(item.Key);
        writer.Write(item.UploadId);
        writer.Write(item.Initiated is not null);
        if (item.Initiated is { } begun) writer.Write(begun.ToBinary());
    }

    private static OpenUpload Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString(),
        reader.ReadBoolean() ? DateTime.FromBinary(reader.ReadInt64()) : null);
}
