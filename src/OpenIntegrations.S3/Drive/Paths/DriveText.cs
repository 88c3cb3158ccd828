using System;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Paths;

/// <summary>Paths and items of drives, for cmdlets that take addresses of objects.</summary>
internal static class DriveText
{
    private const string Scheme = "s3://";

    // Two colons stand between a provider and its path.
    private const int Qualifier = 2;

    /// <summary>The address that a path of a drive stands for; every other text as it is.</summary>
    /// <param name="session">Where PowerShell stands.</param>
    /// <param name="text">What was written. Wildcards in it stay wildcards.</param>
    /// <param name="isNamed">Whether the command names a connection of its own.</param>
    /// <exception cref="ArgumentException">The drive's connection is another one than that of the command.</exception>
    public static string Address(SessionState session, string text, bool isNamed)
    {
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || DriveOf(session, text) is not { } drive) return text;
        DriveCheck.Demand(drive, isNamed);
        DrivePath at = DrivePath.Parse(session.Path.GetUnresolvedProviderPathFromPSPath(text));
        string address = at.IsStore ? Scheme : new S3Address(at.Bucket, at.Key).ToString();
        return !at.IsStore && DrivePath.EndsInSeparator(text) ? address + "/" : address;
    }

    private static bool IsProvider(string name) => string.Equals(name, DriveNames.Provider, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, S3Provider.ProviderName, StringComparison.OrdinalIgnoreCase);

    // What begins in a drive, by its name or as PowerShell writes it down (PSPath), and what is relative while PowerShell stands in one.
    private static S3DriveInfo? DriveOf(SessionState session, string text)
    {
        int colon = text.IndexOf(':');
        if (colon > 0)
        {
            string name = text.Substring(0, colon);
            if (colon + 1 < text.Length && text[colon + 1] == ':')
                name = IsProvider(name) ? DrivePath.Parse(text.Substring(colon + Qualifier)).Drive : "";
            return session.Drive.GetAll().OfType<S3DriveInfo>()
                .FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
        }
        return text.Length == 0 || text[0] is '/' or '\\' or '~' ? null : session.Path.CurrentLocation.Drive as S3DriveInfo;
    }
}
