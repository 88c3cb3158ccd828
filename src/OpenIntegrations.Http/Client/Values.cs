using System;
using System.Collections;
using System.IO;
using System.Security;
using System.Text.Json;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>What callers pass for a value, made ready for trees.</summary>
internal static class Values
{
    /// <summary>
    /// Objects of the caller's own types become maps of their public properties, secure strings secrets. Everything else stays.
    /// </summary>
    /// <exception cref="ArgumentException">It is an object of the framework that has no text of its own.</exception>
    /// <exception cref="JsonException">It contains itself.</exception>
    public static object? Open(object? value) => value switch
    {
        SecureString secret => new Secret(secret),
        null or string or IConvertible or IFormattable or IEnumerable or JsonElement or JsonDocument or Stream or TreeMap => value,
        _ when value.GetType() is var type && !IsForeign(type) =>
            type.Assembly == typeof(Values).Assembly ? value : JsonSerializer.SerializeToElement(value, type),
        _ when value.ToString() == value.GetType().ToString() =>
            throw new ArgumentException($"A {value.GetType()} cannot be sent as a value."),
        _ => value,
    };

    /// <summary>The same with secrets in plain text, for what is never logged.</summary>
    public static object? Reveal(object? value) => Open(value) is var open && open is Secret secret ? secret.Reveal() : open;

    private static bool IsForeign(Type type) =>
        type.Namespace is { } name
            && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft", StringComparison.Ordinal));
}
