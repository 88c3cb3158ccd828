using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.CredentialSources;
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

    /// <summary>The stored profile that these settings are; null for none.</summary>
    public string? ProfileName { get; private init; }

    /// <summary>The file that the values were read from and that may hold secrets; null for none.</summary>
    public string? File { get; private init; }

    /// <summary>The file that holds the profile of these settings, for messages about its form; null for none.</summary>
    public string? ProfileFile { get; private init; }

    /// <summary>
    /// A value, or null. Names that are no setting are ignored. What stands around a text and is no part of it is taken away; an empty text
    /// counts as none.
    /// </summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out object? value) ? value : null;
        set
        {
            if (Setting.Find(name) is not { } setting) return;
            if (value is string text) value = setting.Clean(text);
            if (value is null or "") _values.Remove(setting.Name);
            else _values[setting.Name] = setting.Name == "Proxy" && value is string proxy ? WithoutUser(proxy) : value;
        }
    }

    /// <summary>The settings that have a value, in the order of the table.</summary>
    public IEnumerable<Setting> Given => Setting.All.Where(s => _values.ContainsKey(s.Name));

    /// <summary>The values that are secret, as far as they are texts.</summary>
    public IEnumerable<string> GetSecrets() => Given.Where(s => s.IsSecret && !s.IsName(this[s.Name] as string)).Select(s => this[s.Name])
        .OfType<string>();

    public static ConnectionSettings FromTree(TreeMap map, string origin, string? profile = null, string? file = null)
    {
        var settings = new ConnectionSettings(origin)
        {
            SignInProfile = map.Contains("SignIn") ? profile : null, ProfileName = profile, ProfileFile = file,
        };
        foreach (var (name, value) in map) settings[name] = value;
        return settings;
    }

    /// <summary>Reads JSON text, which may have apostrophes for quotes, or a file that holds it.</summary>
    /// <exception cref="S3ConfigurationException">The text is no JSON object and no such file.</exception>
    public static ConnectionSettings FromText(string textOrPath, string origin)
    {
        string text = textOrPath.Trim();
        if (text.StartsWith('{')) return FromJson(text, origin, null);
        if (!System.IO.File.Exists(text))
            throw new S3ConfigurationException($"The {origin} is neither JSON nor a file: '{Shorten(text)}'.");
        return FromJson(System.IO.File.ReadAllText(text), $"{origin} in '{text}'", text);
    }

    private static ConnectionSettings FromJson(string json, string origin, string? file)
    {
        try
        {
            var map = (LooseJson.Read(json) ?? JsonTree.Read(json)) as TreeMap
                ?? throw new S3ConfigurationException($"The {origin} is no JSON object.");
            var settings = new ConnectionSettings(origin) { File = file };
            foreach (var (name, value) in map) settings[name] = value;
            return settings;
        }
        catch (JsonException e)
        {
            throw new S3ConfigurationException($"The {origin} is no valid JSON: {e.Message}", e);
        }
    }

    /// <exception cref="S3ConfigurationException">The value is no text, or one with a control character in it.</exception>
    public string? Text(string name)
    {
        if (this[name] is not { } value) return null;
        return Fault(name) is { } fault ? throw new S3ConfigurationException(fault) : Scalars.Format(value);
    }

    /// <summary>What is wrong with the form of the first value that no connection can use; null when all can be used.</summary>
    public string? Fault() => Given.Select(setting => Fault(setting.Name)).FirstOrDefault(fault => fault is not null);

    /// <exception cref="S3ConfigurationException">The value is no whole number, or not within the limits.</exception>
    public long? Number(string name, long minimum, long maximum = long.MaxValue)
    {
        if (Text(name) is not { } text) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= minimum && number <= maximum)
            return number;
        throw Wrong(name, text, $"a whole number from {minimum}" + (maximum == long.MaxValue ? "" : $" to {maximum}"));
    }

    public TimeSpan? Seconds(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and < 1e6) return TimeSpan.FromSeconds(seconds);
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
        return Checksum.Algorithms.FirstOrDefault(a => string.Equals(a, text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(name, text, "one of " + string.Join(", ", Checksum.Algorithms));
    }

    /// <summary>
    /// These settings where they are given, and another's where not. Credentials of one kind take the place of all of another kind.
    /// </summary>
    public ConnectionSettings Over(ConnectionSettings basis)
    {
        var merged = new ConnectionSettings(Origin)
        {
            File = File,
            ProfileFile = ProfileFile,
            ProfileName = ProfileName,
            SignInProfile = SignInProfile ?? (CredentialSettings.Survives("SignIn", this) ? basis.SignInProfile : null),
        };
        foreach (Setting setting in Given) merged[setting.Name] = this[setting.Name];
        foreach (Setting setting in basis.Given)
        {
            if (this[setting.Name] is null && CredentialSettings.Survives(setting.Name, this)) merged[setting.Name] = basis[setting.Name];
        }
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

    // The value itself is not repeated: what went wrong may have put a secret into it.
    private string? Fault(string name) => this[name] switch
    {
        TreeMap => $"{name} of the {Origin} is an object; it must be a text or a number.{InFile}",
        List<object?> => $"{name} of the {Origin} is a list; it must be a text or a number.{InFile}",
        string text when !Setting.Find(name)!.MayHaveLines && CleanText.HasControl(text) =>
            $"{name} of the {Origin} has a line end or another control character in it.{InFile}",
        _ => null,
    };

    private string InFile => ProfileFile is null ? "" : $" (File '{ProfileFile}'.)";

    // An address is shown; the user and the password in it are settings of their own.
    private string WithoutUser(string proxy)
    {
        ProxyAddress address = ProxyAddress.Of(proxy);
        if (address.User is not null) (this["ProxyUser"], this["ProxyPassword"]) = (address.User, address.Password);
        return address.Text;
    }

    // What is not a file may be a mistyped secret: only its beginning is shown.
    private static string Shorten(string text) => text.Length <= 12 ? text : text.Substring(0, 8) + "…";
}
