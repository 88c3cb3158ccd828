using System;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The JSON files, read and written by code that the compiler makes. Each ends with a checksum of what stands before it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ObjectVersion))]
[JsonSerializable(typeof(ObjectPart))]
[JsonSerializable(typeof(UploadSettings))]
[JsonSerializable(typeof(BucketSettings))]
[JsonSerializable(typeof(StoreFormat))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Much more than ten thousand parts take.</summary>
    private const int SizeLimit = 64 * 1024 * 1024;
    private const string SumFront = ",\"sum\":\"";
    private const string SumEnd = "\"}";
    private const int SumLength = 8;
    private static readonly int s_tail = SumFront.Length + SumLength + SumEnd.Length;

    /// <summary>Writes beside the file and gives it the name at the end: it is there as a whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="value">What it will hold.</param>
    /// <param name="type">How that is written.</param>
    /// <param name="durably">Whether it must survive a power failure too.</param>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type, bool durably = false)
    {
        using var document = new NewFile(path, Bytes(value, type), durably);
        document.Commit();
    }

    /// <summary>Writes beside the file; the caller says when it gets its name.</summary>
    public static NewFile Prepare<T>(string path, T value, JsonTypeInfo<T> type) => new(path, Bytes(value, type), durably: false);

    /// <summary>Null when the file is not there or holds something else, as after a power failure.</summary>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= SizeLimit } file || Links.Is(file)) return null;
            byte[] bytes = File.ReadAllBytes(path);
            return IsWhole(bytes) ? JsonSerializer.Deserialize(new ReadOnlySpan<byte>(bytes), type) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        string tail = SumFront + SumOf(json, json.Length - 1) + SumEnd;
        Array.Resize(ref json, json.Length - 1 + s_tail);
        Encoding.ASCII.GetBytes(tail, 0, tail.Length, json, json.Length - s_tail);
        return json;
    }

    /// <summary>A file of the time before there were checksums is believed as it is.</summary>
    private static bool IsWhole(byte[] bytes)
    {
        int front = bytes.Length - s_tail;
        if (front < 1) return true;
        string tail = Encoding.ASCII.GetString(bytes, front, s_tail);
        return !tail.StartsWith(SumFront, StringComparison.Ordinal) || tail == SumFront + SumOf(bytes, front) + SumEnd;
    }

    private static string SumOf(byte[] bytes, int count)
    {
        using var checksum = Checksum.Create("CRC32C");
        checksum.Append(bytes, 0, count);
        return checksum.FinishBase64();
    }
}
