using System;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>What may stand in a header. A line break in a value would smuggle in another header.</summary>
public static class HeaderRules
{
    private const string TokenSigns = "!#$%&'*+-.^_`|~";

    /// <exception cref="ArgumentException">The name is empty or has characters that a name may not have.</exception>
    public static string Name(string name) => IsToken(name) ? name : throw new ArgumentException($"'{name}' is no header name.");

    /// <exception cref="ArgumentException">The value has a line break or another control character; it is not shown, as it may be secret.</exception>
    public static string Value(string name, string value) => value.All(c => c is '\t' or >= ' ' and not (char)127) ? value
        : throw new ArgumentException($"The value of the header {name} has a line break or another control character.");

    /// <exception cref="ArgumentException">The text is no HTTP method.</exception>
    public static string Method(string method) => IsToken(method) ? method.ToUpperInvariant() : throw new ArgumentException($"'{method}' is no HTTP method.");

    private static bool IsToken(string text) => text.Length > 0 && text.All(c => c < 128 && (char.IsLetterOrDigit(c) || TokenSigns.Contains(c)));
}
