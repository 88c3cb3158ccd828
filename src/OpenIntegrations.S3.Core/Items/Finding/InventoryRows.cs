using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>Makes objects of the rows of an inventory.</summary>
internal sealed class InventoryRows
{
    private static readonly string[] s_least = ["Bucket", "Key"];
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _isNamed;
    private readonly bool _plainKeys;

    /// <param name="columns">What the columns hold, by S3's names; none for what batch operations take: bucket and key.</param>
    /// <param name="plainKeys">Whether keys stand as they are.</param>
    /// <exception cref="InvalidDataException">There is no bucket or key among them.</exception>
    public InventoryRows(IReadOnlyList<string> columns, bool plainKeys)
    {
        (_isNamed, _plainKeys) = (columns.Count > 0, plainKeys);
        foreach (string column in _isNamed ? columns : s_least) _columns[column] = _columns.Count;
        if (s_least.FirstOrDefault(c => !_columns.ContainsKey(c)) is { } missing)
            throw new InvalidDataException($"Of the columns {string.Join(", ", columns)} none is called {missing}.");
    }

    /// <summary>The object of a row; null for an empty one.</summary>
    /// <param name="row">Its values.</param>
    /// <param name="where">Which one it is, for an error.</param>
    /// <exception cref="InvalidDataException">The row does not fit the columns.</exception>
    public Found? Read(List<string> row, string where)
    {
        if (row.Count == 1 && row[0].Length == 0) return null;
        // A third column may be a version or a size: whoever takes one for the other deletes the wrong thing.
        if (!_isNamed && row.Count > _columns.Count)
            throw new InvalidDataException($"{where} has {row.Count} columns. Say which: Bucket, Key, VersionId, Size, …");
        if (row.Count < _columns.Count)
            throw new InvalidDataException($"{where} has {row.Count} columns, and {_columns.Count} should be there.");
        string bucket = Text(row, "Bucket") ?? "", key = Decoded(Text(row, "Key") ?? "", where);
        if (bucket.Length == 0 || key.Length == 0) throw new InvalidDataException($"{where} names no object.");
        if (bucket is "Bucket" or "BucketName" && key == "Key")
            throw new InvalidDataException($"{where} is a header, and inventories have none.");
        return new Found(bucket, "", Of(row, key));
    }

    private Entry Of(List<string> row, string key)
    {
        long? size = long.TryParse(Text(row, "Size"), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;
        bool isMarker = IsTrue(row, "IsDeleteMarker") == true;
        bool isFolder = size == 0 && key.EndsWith('/');
        return new Entry(key, isMarker ? EntryKind.DeleteMarker : isFolder ? EntryKind.Folder : EntryKind.Item)
        {
            Size = isMarker ? null : size,
            VersionId = Text(row, "VersionId"),
            IsLatest = IsTrue(row, "IsLatest") ?? true,
            ETag = Text(row, "ETag") is { } etag ? "\"" + etag.Trim('"') + "\"" : null,
            StorageClass = Text(row, "StorageClass"),
            LastModified = DateTimeOffset.TryParse(Text(row, "LastModifiedDate"), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.UtcDateTime : null,
        };
    }

    private string? Text(List<string> row, string column) =>
        _columns.TryGetValue(column, out int at) && row[at].Length > 0 ? row[at] : null;

    private bool? IsTrue(List<string> row, string column) => bool.TryParse(Text(row, column), out bool value) ? value : null;

    // As forms encode: a blank is a plus.
    private string Decoded(string key, string where)
    {
        if (_plainKeys) return key;
        return PercentEncoding.TryDecode(key.Replace('+', ' '), out string decoded) ? decoded
            : throw new InvalidDataException($"{where}: '{key}' is not percent-encoded, as keys of an inventory are.");
    }
}
