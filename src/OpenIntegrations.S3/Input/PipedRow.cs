using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Input;

/// <summary>What an object that came down the pipeline says of a thing in a store, by the names of its properties or keys.</summary>
internal sealed class PipedRow
{
    private static readonly string[] s_buckets = ["BucketName", "Bucket"];
    private static readonly string[] s_ownNames = ["Name", "Path", "Address"];
    private readonly PSObject _record;

    public PipedRow(PSObject record) => _record = record.BaseObject is IDictionary table ? OfTable(table) : record;

    /// <summary>The bucket; null for none.</summary>
    public string? Bucket => Text(s_buckets);

    /// <summary>The text of the first of these properties that has one; null where none has. An empty cell of a table is nothing.</summary>
    public string? Text(params string[] names) =>
        names.Select(name => Value(name)?.ToString()).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>The value of a property; null where there is none.</summary>
    public object? Value(string name) => _record.Properties[name]?.Value;

    /// <summary>Whether it is a measure: its size is that of all that is in a folder.</summary>
    public bool IsMeasure => _record.Properties[nameof(S3Measure.Percent)] is not null;

    /// <summary>Whether it is surely an object, whatever its key ends in: a list gave it bytes of its own.</summary>
    public bool IsObject => ListedEntry.Size(this) > 0 && !IsMeasure && Is(nameof(S3Item.PSIsContainer)) != true;

    /// <summary>Whether a property is true, also in the words of a table; null where nobody says.</summary>
    public bool? Is(string name) => bool.TryParse(Text(name), out bool value) ? value : null;

    /// <summary>
    /// Makes sure that a bucket without a key is meant as a whole. A row whose key is in a column of another name, or is an empty cell,
    /// would otherwise act on all that is in the bucket.
    /// </summary>
    /// <exception cref="ArgumentException">The row has more to say than the bucket, and nothing of it names the bucket.</exception>
    public void DemandBucket(string bucket)
    {
        string[] names = [bucket, "s3://" + bucket, "s3://" + bucket + "/"];
        bool isBucket = (Bucket == bucket && _record.Properties.All(p => s_buckets.Contains(p.Name, StringComparer.OrdinalIgnoreCase)))
            || s_ownNames.Select(n => Text(n)).Append(_record.ToString()).Any(text => names.Contains(text, StringComparer.Ordinal));
        if (!isBucket)
            throw new ArgumentException($"'{_record}' names the bucket '{bucket}' and no key in it. Give it a property Key, or name "
                + $"all that is in the bucket as {new S3Address(bucket, null)}/.");
    }

    private static PSObject OfTable(IDictionary table)
    {
        var record = new PSObject();
        foreach (DictionaryEntry entry in table) record.Properties.Add(new PSNoteProperty(entry.Key.ToString(), entry.Value));
        return record;
    }
}
