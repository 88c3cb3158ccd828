using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Profiles;

/// <summary>
/// The user's connections by name, in one JSON file that only the user can read. Changes are written to a new file that replaces the old
/// one,
/// so that a crash leaves either. A file that cannot be understood is an error and is never overwritten.
/// </summary>
public sealed class ProfileStore(string path) : IProfiles
{
    /// <summary>Moves the folder of the profiles, for tests and for machines without a home.</summary>
    public const string FolderVariable = UserFolder.Variable;

    public const string DefaultName = "default";

    public string Path { get; } = path;

    /// <summary>Told when others than the user can read the file.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>The store in the user's configuration folder.</summary>
    /// <param name="warn">Told when others than the user can read the file.</param>
    public static ProfileStore OfUser(Action<string>? warn = null) =>
        new(System.IO.Path.Combine(UserFolder.Settings(), "profiles.json")) { Warn = warn ?? (static _ => { }) };

    /// <summary>The names, sorted.</summary>
    /// <exception cref="S3ConfigurationException">The file is damaged.</exception>
    public IReadOnlyList<string> Names() => Load().Select(p => p.Key).OrderBy(n => n, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>A profile by its name in any case, or null.</summary>
    /// <exception cref="S3ConfigurationException">The file is damaged, or a secret cannot be decrypted.</exception>
    public ConnectionSettings? Find(string name)
    {
        var (found, value) = Load().FirstOrDefault(p => Is(p.Key, name));
        return Read(found, value);
    }

    /// <summary>A profile with all that it inherits from those it is based on.</summary>
    /// <exception cref="S3ConfigurationException">
    /// It is not there, or one that it is based on is not, or they go round in a circle.
    /// </exception>
    public ConnectionSettings Resolve(string name) => Inherit(Find(name) ?? throw Missing(name), name);

    /// <summary>Settings with all that they inherit from the profile that they are based on.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The profile that they are, or are to be; null for none.</param>
    /// <exception cref="S3ConfigurationException">That profile is not there, or it goes round in a circle.</exception>
    public ConnectionSettings Inherit(ConnectionSettings settings, string? name = null)
    {
        var seen = new List<string>();
        if (name is not null) seen.Add(name);
        for (ConnectionSettings inherited = settings; inherited.Text("BasedOn") is { } basis; settings = settings.Over(inherited))
        {
            if (seen.Contains(basis, StringComparer.OrdinalIgnoreCase))
                throw new S3ConfigurationException($"The {settings.Origin} is based on '{basis}', which is based on itself.");
            seen.Add(basis);
            inherited = Find(basis)
                ?? throw new S3ConfigurationException($"The {settings.Origin} is based on '{basis}'. {Missing(basis).Message}");
        }
        return settings;
    }

    /// <summary>Adds a profile or replaces the one of that name.</summary>
    public void Set(string name, ConnectionSettings settings) => Update(name, _ => settings);

    /// <summary>Changes a profile by what it is at this moment, with nobody in between.</summary>
    /// <param name="name">The profile's name in any case.</param>
    /// <param name="change">
    /// Gives what the profile shall be, from what it is or null when there is none; null leaves everything as it is.
    /// </param>
    public void Update(string name, Func<ConnectionSettings?, ConnectionSettings?> change) => Change(profiles =>
    {
        var (found, value) = profiles.FirstOrDefault(p => Is(p.Key, name));
        if (change(Read(found, value)) is not { } settings) return false;
        profiles[found ?? name] = Map(settings.ToTree(), ProfileSecret.Protect);
        return true;
    });

    /// <summary>Takes the right to renew the sign-in of a profile, which one process at a time has.</summary>
    /// <exception cref="TimeoutException">Another process has it for too long.</exception>
    public Task<IDisposable> TakeSignInTurnAsync(string name, CancellationToken cancellationToken)
    {
        MakeFolder();
        return FileLock.TakeAsync($"{Path}.{Hash.Sha256Hex(name.ToUpperInvariant()).Substring(0, 16)}.lock", cancellationToken);
    }

    /// <returns>False when there is no such profile.</returns>
    public bool Remove(string name) =>
        Change(profiles => profiles.Select(p => p.Key).FirstOrDefault(k => Is(k, name)) is { } key && profiles.Remove(key));

    private ConnectionSettings? Read(string? name, object? profile)
    {
        if (name is null) return null;
        TreeMap map = profile as TreeMap
            ?? throw Damaged($"its profile '{name}' is {Kind(profile)} where an object with the profile's settings is due", null);
        return ConnectionSettings.FromTree(Map(map, ProfileSecret.Reveal), $"profile '{name}'", name, Path);
    }

    private static string Kind(object? value) => value switch
    {
        null => "null",
        List<object?> => "a list",
        string => "a text",
        bool => "true or false",
        _ => "a number",
    };

    private static TreeMap Map(TreeMap profile, Func<Setting, object?, object?> convert)
    {
        var converted = new TreeMap();
        foreach (var (name, value) in profile)
            converted[name] = Setting.Find(name) is { IsSecret: true } setting ? convert(setting, value) : value;
        return converted;
    }

    private S3ConfigurationException Missing(string name)
    {
        IReadOnlyList<string> known = Names();
        return known.Count == 0
            ? new($"There is no profile '{name}'. None is stored yet.") { Remedy = new Remedy(RemedyKind.StoreProfile) }
            : new($"There is no profile '{name}'. Stored are: {string.Join(", ", known)}.");
    }

    private bool Change(Func<TreeMap, bool> change)
    {
        MakeFolder();
        using var turn = FileLock.Take(Path + ".lock");
        TreeMap profiles = Load();
        if (!change(profiles)) return false;
        PrivateFile.Replace(Path, JsonTree.Write(new TreeMap { { "profiles", profiles } }));
        return true;
    }

    private TreeMap Load()
    {
        if (!File.Exists(Path))
        {
            RefuseFile();
            return new TreeMap();
        }
        FileRights.Check(Path, Warn);
        try
        {
            TreeMap store = JsonTree.Read(File.ReadAllText(Path)) as TreeMap
                ?? throw Damaged("it is no JSON object; { \"profiles\": { … } } is due", null);
            return store["profiles"] as TreeMap
                ?? throw Damaged(store.Contains("profiles")
                    ? $"its 'profiles' is {Kind(store["profiles"])} where an object with a member for each profile is due"
                    : "it has no 'profiles' object", null);
        }
        catch (JsonException e)
        {
            throw Damaged(e.Message, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new S3ConfigurationException($"The profile file '{Path}' cannot be read: {e.Message}", e);
        }
    }

    private void MakeFolder()
    {
        RefuseFile();
        PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    /// <summary>A file where a folder of the store's is due is no store without profiles.</summary>
    private void RefuseFile()
    {
        string full = System.IO.Path.GetFullPath(Path);
        if (Directory.Exists(full))
            throw new S3ConfigurationException($"'{full}' is a folder, where the file of the profiles is due. Move it away.");
        string? above = System.IO.Path.GetDirectoryName(full);
        while (above is not null && !File.Exists(above)) above = System.IO.Path.GetDirectoryName(above);
        if (above is null) return;
        string cause = UserFolder.IsChosen ? $" {FolderVariable} must name a folder." : "";
        throw new S3ConfigurationException($"'{above}' is a file, where the folder of the profiles is due ('{full}').{cause}");
    }

    private S3ConfigurationException Damaged(string reason, Exception? cause) =>
        new($"The profile file '{Path}' is damaged ({reason}). It was left as it is; mend it or move it away.", cause!);

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
