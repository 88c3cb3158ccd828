using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenIntegrations.S3.Local;

/// <summary>The JSON files, read and written by code that the compiler makes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ObjectVersion))]
[JsonSerializable(typeof(ObjectPart))]
[JsonSerializable(typeof(UploadSettings))]
[JsonSerializable(typeof(BucketSettings))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Writes beside the file and gives it the name at the end: it is there as a whole or not at all.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        string temporary = path + FolderLayout.Temporary;
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(value, type));
        Files.MoveOver(temporary, path);
    }

    /// <summary>The same for a bucket's settings, which are few, and without which all its objects are lost: they survive a power failure too.</summary>
    public static void WriteSettings(string path, BucketSettings settings)
    {
        string temporary = path + FolderLayout.Temporary;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, settings, Default.BucketSettings);
            stream.Flush(flushToDisk: true);
        }
        Files.MoveOver(temporary, path);
    }

    /// <summary>Null when the file is not there or holds something else, as after a power failure.</summary>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(new ReadOnlySpan<byte>(File.ReadAllBytes(path)), type);
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
