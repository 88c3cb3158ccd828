using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>What a record of Copy-Item, Move-Item or Get-FileHash asks, as far as it crosses between the file system and drives.</summary>
/// <param name="Function">The function that was called.</param>
/// <param name="Paths">The paths that cross.</param>
/// <param name="Destination">Where to; a point for hashes.</param>
internal sealed record ItemRequest(PSCmdlet Function, string[] Paths, string Destination)
{
    private const string LiteralPath = nameof(LiteralPath);
    private static readonly string[] s_own = ["ToSession", "FromSession", "InputStream"];
    private IDictionary<string, object> _bound = new Dictionary<string, object>();

    /// <summary>What is PowerShell's own of the same record; null for nothing.</summary>
    public Hashtable? Rest { get; private init; }

    public bool IsLiteral => Function.ParameterSetName == LiteralPath;

    public bool IsHash => !Function.MyInvocation.MyCommand.Parameters.ContainsKey(nameof(Destination));

    public bool IsMove => Function.MyInvocation.MyCommand.Name.StartsWith("Move", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where nothing crosses.</summary>
    public static ItemRequest? Of(PSCmdlet function, IDictionary<string, object> bound)
    {
        string set = function.ParameterSetName;
        if (s_own.Any(bound.ContainsKey) || !bound.TryGetValue(set, out object? given) || given is not string[] paths) return null;
        var request = new ItemRequest(function, paths, bound.TryGetValue(nameof(Destination), out object? to) ? (string)to : ".");
        ProviderInfo? target = request.IsHash ? null : PathProvider.Of(function, request.Destination);
        var crossing = paths.ToLookup(p => request.Crosses(PathProvider.Of(function, p), target));
        if (!crossing[true].Any()) return null;
        Hashtable? rest = null;
        if (crossing[false].Any())
        {
            rest = new Hashtable();
            foreach (string name in bound.Keys) rest[name] = name == set ? crossing[false].ToArray() : bound[name];
        }
        return request with { Paths = [.. crossing[true]], Rest = rest, _bound = bound };
    }

    public bool Has(string parameter) => Of<SwitchParameter?>(parameter) is { IsPresent: true };

    public T? Of<T>(string parameter) => _bound.TryGetValue(parameter, out object? value) && value is T known ? known : default;

    private bool Crosses(ProviderInfo? from, ProviderInfo? to) =>
        (PathProvider.IsDrive(from) && (IsHash || PathProvider.IsFiles(to))) || (PathProvider.IsFiles(from) && PathProvider.IsDrive(to));
}
