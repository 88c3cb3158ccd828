using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>Get-Content -Tail, which PowerShell keeps to files: in a drive the provider has -LastLine for it.</summary>
internal static class TailRequest
{
    private const string Tail = nameof(Tail);

    /// <summary>What Get-Content is called with for each path of a record, in their order; null where that is as it came.</summary>
    public static IReadOnlyList<Hashtable>? Of(PSCmdlet function, IDictionary<string, object> bound)
    {
        // Together they are an error, and PowerShell says so.
        if (!bound.ContainsKey(Tail) || bound.ContainsKey("TotalCount")) return null;
        string set = function.ParameterSetName;
        if (!bound.TryGetValue(set, out object? given) || given is not string[] paths) return null;
        ILookup<string, bool> isDrive = paths.ToLookup(p => p, p => PathProvider.IsDrive(PathProvider.Of(function, p)));
        return isDrive.Any(p => p.First()) ? [.. paths.Select(p => Call(p, isDrive[p].First()))] : null;

        Hashtable Call(string path, bool isOfDrive)
        {
            var call = new Hashtable { [set] = path };
            foreach (string name in bound.Keys.Where(n => n != set))
                call[isOfDrive && name == Tail ? nameof(ReadContentParameters.LastLine) : name] = bound[name];
            return call;
        }
    }
}
