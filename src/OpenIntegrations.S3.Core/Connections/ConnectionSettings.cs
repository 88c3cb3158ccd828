using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Connections;

/// <summary>What is known of a connection, by the names of <see cref="Setting.All"/>: the content of basic data and of profiles.</summary>
/// <param name="origin">Where the values come from, for error messages: <c>profile 'backup'</c>.</param>
public sealed class ConnectionSettings(string origin)
{
    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);

    public string Origin { get; } = origin;

    /// <summary>The stored profile that keeps the sign-in of these settings; null when they have none, or are in no profile.</summary>
    public string? SignInProfile { get; init; }

    /// <summary>The file that the values were read from and that may hold secrets; null for none.</summary>
    public string? File { get; private init; }

    /// <summary>A value, or null. Names that are no setting are ignored; an empty text counts as none.</summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out object? value) ? value : null;
        set
        {
            if (Setting.Find(name) is not { } setting) return;
            if (value is null or "") _values.Remove(setting.Name);
            else _values[setting.Name] = setting.Name == "Proxy" && value is string proxy ? WithoutUser(proxy) : value;
        }
    }

    /// <summary>The settings that have a value, in the order of the table.</summary>
    public IEnumerable<Setting> Given => Setting.All.Where(s => _values.ContainsKey(s.Name));

    public static ConnectionSettings FromTree(TreeMap map, string origin, string? profile = null)
    {
        var settings = new ConnectionSettings(origin) { SignInProfile = map.Contains("SignIn") ? profile : null };
        foreach (var (name, value) in map) settings[name] = value;
        return settings;
    }

    /// <summary>Reads JSON text, or a file that holds it.</summary>
    /// <exception cref="S3ConfigurationException">The text is no JSON object and no such file.</exception>
    public static ConnectionSettings FromText(string textOrPath, string origin)
    {
        string text = textOrPath.Trim();
        if (text.StartsWith('{')) return FromJson(text, origin, null);
        if (!System.IO.File.Exists(text)) throw new S3ConfigurationException($"The {origin} is neither JSON nor a file: '{Shorten(text)}'.");
        return FromJson(System.IO.File.ReadAllText(text), $"{origin} in '{text}'", text);
    }

    private static ConnectionSettings FromJson(string json, string origin, string? file)
    {
        try
        {
            var map = JsonTree.Read(json) as TreeMap ?? throw new S3ConfigurationException($"The {origin} is no JSON object.");
            var settings = new ConnectionSettings(origin) { File = file };
            foreach (var (name, value) in map) settings[name] = value;
            return settings;
        }
        catch (JsonException e)
        {
            throw new S3ConfigurationException($"The {origin} is no valid JSON: {e.Message}", e);
        }
    }

    public string? Text(string name) => this[name] is { } value ? Scalars.Format(value) : null;

    /// <exception cref="S3ConfigurationException">The value is no whole number, or not within the limits.</exception>
    public long? Number(string name, long minimum, long maximum = long.MaxValue)
    {
        if (Text(name) is not { } text) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= minimum && number <= maximum) return number;
        throw Wrong(name, text, $"a whole number from {minimum}" + (maximum == long.MaxValue ? "" : $" to {maximum}"));
    }

    public TimeSpan? Seconds(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6) return TimeSpan.FromSeconds(seconds);
        throw Wrong(name, text, "a number of seconds");
    }

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text) return null;
        return bool.TryParse(text, out bool flag) ? flag : throw Wrong(name, text, "true or false");
    }

    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        bool isName = Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(typeof(T), value) && !char.IsDigit(text[0]);
        return isName ? value : throw Wrong(name, text, "one of " + string.Join(", ", Enum.GetNames(typeof(T))));
    }

    /// <summary>The name of a checksum algorithm that can be computed here.</summary>
    public string? Algorithm(string name)
    {
        if (Text(name) is not { } text) return null;
        return Checksum.Algorithms.FirstOrDefault(a => string.Equals(a, text, StringComparison.OrdinalIgnoreCase)) ?? throw Wrong(name, text, "one of " + string.Join(", ", Checksum.Algorithms));
    }

    /// <summary>These settings where they are given, and another's where not. Credentials of one kind take the place of all of another kind.</summary>
    public ConnectionSettings Over(ConnectionSettings basis)
    {
        var merged = new ConnectionSettings(Origin)
        {
            File = File,
            SignInProfile = SignInProfile ?? (CredentialSettings.Survives("SignIn", this) ? basis.SignInProfile : null),
        };
        foreach (Setting setting in Setting.All) merged[setting.Name] = this[setting.Name] ?? (CredentialSettings.Survives(setting.Name, this) ? basis[setting.Name] : null);
        return merged;
    }

    public TreeMap ToTree()
    {
        var map = new TreeMap();
        foreach (Setting setting in Given) map.Add(setting.Name, this[setting.Name]);
        return map;
    }

    /// <summary>The names only: values may be secret.</summary>
    public override string ToString() => $"{Origin} ({string.Join(", ", Given.Select(s => s.Name))})";

    internal S3ConfigurationException Wrong(string name, string value, string expected) =>
        new($"{name} of the {Origin} is '{value}'; it must be {expected}.");

    // An address is shown; the user and the password in it are settings of their own.
    private string WithoutUser(string proxy)
    {
        (string url, string? user, string? password) = ProxyAddress.Split(proxy);
        if (user is not null) (this["ProxyUser"], this["ProxyPassword"]) = (user, password);
        return url;
    }

    // What is not a file may be a mistyped secret: only its beginning is shown.
    private static string Shorten(string text) => text.Length <= 12 ? text : text.Substring(0, 8) + "…";
}
