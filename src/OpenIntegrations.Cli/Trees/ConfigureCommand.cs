using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Diagnostics;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint configure</c>: profiles, in the store that the cmdlets have, too.</summary>
internal sealed class ConfigureCommand
{
    private const string StandardInput = "-";
    private const int ShownOfKey = 4;

    // The options that say what a profile has.
    private static readonly (string Option, string Setting)[] s_settings =
    [
        ("endpoint-url", "Url"), ("provider", "Provider"), ("region", "Region"), ("access-key", "AccessKey"), ("secret-key", "SecretKey"),
        ("ca-bundle", "CaFile"), ("no-verify-ssl", "SkipCertificateCheck"),
    ];

    private readonly TreeContext _context;
    private readonly ProfileStore _store;
    private readonly string _name;
    private bool _hasAsked;

    private ConfigureCommand(TreeContext context)
    {
        _context = context;
        _store = ProfileStore.OfUser(context.Writer.Note);
        _name = context.Line.Value("profile") ?? ProfileStore.DefaultName;
    }

    public static async Task<int> RunAsync(TreeContext context)
    {
        var command = new ConfigureCommand(context);
        string? word = context.Line.Operands.Count > 0 ? context.Line.Operands[0] : null;
        if (word is not (null or "list" or "list-profiles"))
            throw new UsageException($"'{word}' is no part of it. Options say what a profile has, and --profile how it is called.");
        if (word is not null || context.Line.Has("list")) command.List();
        else await command.StoreAsync().ConfigureAwait(false);
        return context.Exit;
    }

    private void List()
    {
        foreach (string name in _store.Names())
        {
            ConnectionSettings settings = _store.Inherit(_store.Find(name)!, name);
            string from = CredentialSettings.Describe(settings, Shown);
            if (_context.Writer.IsJson)
                _context.Writer.Json(new TreeMap { { "name", name }, { "url", settings.Text("Url") }, { "credentials", from } });
            else _context.Writer.Line($"{name}: {settings.Text("Url") ?? settings.Text("Provider")} ({from})");
        }
    }

    private async Task StoreAsync()
    {
        ConnectionSettings stored = _store.Find(_name) ?? new ConnectionSettings($"profile '{_name}'");
        ConnectionSettings given = Given();
        bool asksAll = !given.Given.Any() && _context.Around.IsPersonThere;
        foreach (var (setting, question) in Questions()) await AskAsync(given, stored, setting, question, asksAll).ConfigureAwait(false);
        ConnectionSettings settings = given.Over(stored);
        await FindSchemeAsync(settings).ConfigureAwait(false);
        S3Connection connection = Check(settings);
        _store.Set(_name, settings);
        _context.Writer.Line($"stored: profile {_name} ({connection})");
        if (_hasAsked) await TryAsync(connection).ConfigureAwait(false);
    }

    private ConnectionSettings Given()
    {
        var given = new ConnectionSettings($"profile '{_name}'");
        foreach (var (option, setting) in s_settings)
        {
            if (_context.Line.Value(option) is not { } value) continue;
            given[setting] = setting switch
            {
                "SkipCertificateCheck" => _context.Line.Has(option),
                "CaFile" => Path.GetFullPath(value),
                "SecretKey" when value == StandardInput => Line(_context.Around.Answer()),
                _ => value,
            };
        }
        if (_context.Line.Has("no-sign-request")) given["CredentialSource"] = "Anonymous";
        return given;
    }

    private static string Line(string? line) =>
        line?.Trim() is { Length: > 0 } text ? text : throw new UsageException("Standard input has no secret key.");

    private static (string Setting, string Question)[] Questions() =>
    [
        ("Url", "Address of the store, such as https://s3.example.org"), ("AccessKey", "Access key"), ("SecretKey", "Secret key"),
        ("Region", "Region, where the store has several"),
    ];

    /// <summary>Asks for what is lacking, or for all when nothing was said; Enter leaves what there is.</summary>
    private async Task AskAsync(ConnectionSettings given, ConnectionSettings stored, string setting, string question, bool asksAll)
    {
        ConnectionSettings effective = _store.Inherit(given.Over(stored), _name);
        bool isLacking = effective[setting] is null && IsNeeded(effective, setting);
        if (!isLacking && !asksAll) return;
        if (!_context.Around.IsPersonThere)
            throw new UnaskedException(
                $"The profile '{_name}' lacks --{s_settings.First(s => s.Setting == setting).Option}, and nobody can be asked here.");
        bool isSecret = setting == "SecretKey";
        string now = effective.Text(setting) is not { } value ? "" : isSecret ? " [as it is]"
            : $" [{(setting == "AccessKey" ? Shown(value) : value)}]";
        _context.Writer.Ask($"{question}{now}: ");
        Func<string?> read = isSecret ? _context.Around.Secret : _context.Around.Answer;
        string? answer = (await Task.Run(read).WaitAsync(_context.Token).ConfigureAwait(false))?.Trim();
        _hasAsked = true;
        if (!string.IsNullOrEmpty(answer)) given[setting] = answer;
        else if (isLacking) throw new UsageException("Without it there is no profile; nothing was stored.");
    }

    private static bool IsNeeded(ConnectionSettings settings, string setting) => setting switch
    {
        "Url" => settings["AwsProfile"] is null
            && (settings.Text("Provider") is not { } name || Provider.Find(name)?.UrlFor(settings.Text("Region") ?? "x") is null),
        "AccessKey" => CredentialSettings.Kind(settings) is null,
        "SecretKey" => CredentialSettings.Kind(settings) == setting
            && Provider.Find(settings.Text("Provider") ?? "")?.DefaultSecret is null,
        _ => false,
    };

    private async Task FindSchemeAsync(ConnectionSettings settings)
    {
        if (settings.Text("Url") is not { } url || !SchemeProbe.IsOpen(url)) return;
        string? found = await SchemeProbe.FindAsync(url, new TransportSettings(), _context.Token).ConfigureAwait(false);
        settings["Url"] = found ?? "https://" + url;
        _context.Writer.Note(found is null ? $"'{url}' has no scheme, and nothing answers there now. https is meant."
            : $"'{url}' has no scheme. {found} answers, and is stored.");
    }

    /// <exception cref="S3ConfigurationException">It cannot be used.</exception>
    private S3Connection Check(ConnectionSettings settings)
    {
        var connection = S3Connection.Create(_store.Inherit(settings, _name), new ConnectionContext(_store));
        if (connection.UrlFault("bucket") is { } fault) throw new S3ConfigurationException(fault);
        if (connection.UrlDoubt is { } doubt) _context.Writer.Note(doubt);
        return connection;
    }

    private async Task TryAsync(S3Connection connection)
    {
        var test = new ConnectionTest(connection, null, static () => DateTimeOffset.UtcNow);
        IReadOnlyList<Check> checks = await test.RunAsync(_context.Token).ConfigureAwait(false);
        foreach (Check check in checks.Where(c => c.Result is CheckResult.Failed or CheckResult.Warning))
            _context.Writer.Note($"{check.Name}: {check.Explanation}");
        _context.Writer.Note(checks.Any(c => c.Result == CheckResult.Failed) ? "The profile is stored, and does not work yet."
            : "The profile works.");
    }

    // What stands in the place of a key can be a token.
    private static string? Shown(string? key) => key is null ? null
        : key.Length <= ShownOfKey ? "…" : "…" + key[^ShownOfKey..];
}
