using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>The tags of a bucket or an object: names with their values. An object takes 10, a bucket 50.</summary>
public sealed class TagSet
{
    private readonly List<KeyValuePair<string, string>> _tags = new();

    /// <param name="tags">Names and values, as a hashtable gives them.</param>
    public TagSet(IDictionary tags)
    {
        foreach (DictionaryEntry tag in tags) Add(Scalars.Format(tag.Key), tag.Value);
    }

    /// <param name="tag">One tag: <c>name=value</c>.</param>
    public TagSet(string tag) => AddPair(tag);

    private TagSet()
    {
    }

    public IReadOnlyList<KeyValuePair<string, string>> Tags => _tags;

    /// <summary>Reads a Tagging document, or a plain map of names and values.</summary>
    public static TagSet FromTree(TreeMap tree)
    {
        var set = new TagSet();
        if (tree.Contains("TagSet"))
        {
            foreach (TreeMap tag in tree.GetMaps("TagSet", "Tag")) set.Add(tag.GetText("Key") ?? "", tag["Value"]);
        }
        else
        {
            foreach (var (name, value) in tree) set.Add(name, value);
        }
        return set;
    }

    /// <summary>Reads the form of the <c>x-amz-tagging</c> header.</summary>
    public static TagSet FromHeader(string header)
    {
        var set = new TagSet();
        foreach (string pair in header.Split('&').Where(p => p.Length > 0))
        {
            string[] halves = pair.Replace('+', ' ').Split(['='], 2);
            set.Add(PercentEncoding.Decode(halves[0]), halves.Length == 1 ? "" : PercentEncoding.Decode(halves[1]));
        }
        return set;
    }

    /// <summary>The Tagging document's inside.</summary>
    public TreeMap ToTree() => new()
    {
        { "TagSet",
            new TreeMap { { "Tag", _tags.Select(t => (object?)new TreeMap { { "Key", t.Key }, { "Value", t.Value } }).ToList() } } },
    };

    /// <summary>The form of the <c>x-amz-tagging</c> header: <c>a=1&amp;b=x%20y</c>.</summary>
    public string ToHeader() => string.Join("&", _tags.Select(t => PercentEncoding.Encode(t.Key) + "=" + PercentEncoding.Encode(t.Value)));

    public override string ToString() => ToHeader();

    private void AddPair(string tag)
    {
        int sign = tag.IndexOf('=');
        if (sign <= 0) throw new ArgumentException($"'{tag}' is no tag. Write name=value, or a hashtable of names and values.");
        Add(tag.Substring(0, sign), tag.Substring(sign + 1));
    }

    private void Add(string name, object? value)
    {
        if (value is IDictionary or TreeMap or IList) throw new ArgumentException($"The tag '{name}' has several values; a tag has one.");
        _tags.Add(new(name, value is null ? "" : Scalars.Format(value)));
    }
}
