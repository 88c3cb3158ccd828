using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A place between keys.</summary>
internal readonly struct Bound
{
    private readonly string _text;
    private readonly bool _skipsText;
    private readonly bool _skipsPrefix;

    private Bound(string text, bool skipsText, bool skipsPrefix) => (_text, _skipsText, _skipsPrefix) = (text, skipsText, skipsPrefix);

    /// <summary>Before the key, if it is there.</summary>
    public static Bound At(string key) => new(key, false, false);

    public static Bound After(string key) => new(key, true, false);

    /// <summary>Behind all keys that begin so.</summary>
    public static Bound Past(string prefix) => new(prefix, true, true);

    /// <summary>Whether this place lies before a key and all that begin like it.</summary>
    public bool IsBefore(string key) =>
        Utf8Order.Comparer.Compare(_text, key) < 0 && !(_skipsPrefix && key.StartsWith(_text, StringComparison.Ordinal));

    /// <summary>Whether the key lies before this place.</summary>
    public bool IsBehind(string key)
    {
        if (_skipsPrefix && key.StartsWith(_text, StringComparison.Ordinal)) return true;
        int order = Utf8Order.Comparer.Compare(key, _text);
        return order < 0 || (order == 0 && _skipsText);
    }
}
