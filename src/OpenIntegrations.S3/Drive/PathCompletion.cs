using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// Completes paths of drives by one list of what begins so. PowerShell's own completion would list the whole folder, and ask several times.
/// Public because a script block calls it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PathCompletion
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly char[] s_separators = ['/', '\\'];

    private static readonly string[] s_commands =
    [
        "Get-ChildItem", "Get-Item", "New-Item", "Copy-Item", "Move-Item", "Remove-Item", "Rename-Item", "Set-Location", "Push-Location",
        "Get-Content", "Set-Content", "Add-Content", "Clear-Content", "Test-Path", "Resolve-Path", "Convert-Path", "Get-ItemProperty",
        "Set-ItemProperty", "Remove-ItemProperty", "Clear-ItemProperty",
    ];

    private static readonly string[] s_parameters = ["Path", "LiteralPath", "Destination"];

    /// <summary>PowerShell's commands for items ask here from now on. A path that is none of ours PowerShell completes itself.</summary>
    internal static void Begin()
    {
        var complete = ScriptBlock.Create("""
            param($command, $parameter, $word)
            [OpenIntegrations.S3.Drive.PathCompletion]::Complete($ExecutionContext.SessionState, $parameter, $word)
            """);
        var register = ScriptBlock.Create("""
            param($parameters, $commands, $complete)
            foreach ($parameter in $parameters) {
                Register-ArgumentCompleter -CommandName $commands -ParameterName $parameter -ScriptBlock $complete
            }
            """);
        register.Invoke(s_parameters, s_commands, complete);
    }

    /// <summary>What may be meant; nothing where the path is none of a store, and where the store does not answer.</summary>
    /// <param name="session">Where PowerShell stands.</param>
    /// <param name="parameter">The parameter: LiteralPath takes all signs as they are.</param>
    /// <param name="word">What was typed.</param>
    public static IEnumerable<CompletionResult> Complete(SessionState session, string parameter, string word)
    {
        string typed = TypedWord.Read(word ?? "");
        int end = Math.Max(typed.LastIndexOfAny(s_separators), typed.IndexOf(':')) + 1;
        (string folder, string beginning) = (typed.Substring(0, end), typed.Substring(end));
        try
        {
            if (DriveOf(session, folder) is not { } drive) return [];
            string path = folder.Length == 0 ? session.Path.CurrentLocation.ProviderPath
                : session.Path.GetUnresolvedProviderPathFromPSPath(folder);
            DrivePath at = DrivePath.Parse(path) with { Drive = drive.Name };
            bool isLiteral = string.Equals(parameter, "LiteralPath", StringComparison.OrdinalIgnoreCase);
            string name = isLiteral ? beginning : WildcardPattern.Unescape(beginning);
            return Ask(drive.Store, at, name).Select(n => Result(n, folder, isLiteral)).ToList();
        }
        catch (Exception e) when (IsNothing(e))
        {
            return [];
        }
    }

    /// <summary>The same for cmdlets that take addresses, too.</summary>
    internal static IEnumerable<CompletionResult> Complete(string parameter, string word)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        SessionState? session = shell.AddScript("$ExecutionContext.SessionState").Invoke<SessionState>().FirstOrDefault();
        return session is null ? [] : Complete(session, parameter, word);
    }

    private static bool IsNothing(Exception failure) => failure is RuntimeException or S3ConfigurationException or HttpRequestException
        or OperationCanceledException or TimeoutException or ArgumentException or CredentialsUnavailableException or IOException
        or UnauthorizedAccessException or S3RequestFailedException;

    private static S3DriveInfo? DriveOf(SessionState session, string folder)
    {
        int colon = folder.IndexOf(':');
        PSDriveInfo? drive = colon > 0
            ? session.Drive.GetAll()
                .FirstOrDefault(d => string.Equals(d.Name, folder.Substring(0, colon), StringComparison.OrdinalIgnoreCase))
            : session.Path.CurrentLocation.Drive;
        return drive as S3DriveInfo;
    }

    private static List<Node> Ask(DriveStore store, DrivePath at, string beginning)
    {
        using var patience = new CancellationTokenSource(s_patience);
        return Task.Run(() => AskAsync(store, at, beginning, patience.Token)).GetAwaiter().GetResult();
    }

    private static async Task<List<Node>> AskAsync(DriveStore store, DrivePath at, string beginning, CancellationToken cancellationToken)
    {
        string piece = KeyName.Piece(beginning);
        await foreach (IReadOnlyList<Node> page in store.LevelAsync(at, at.IsStore ? "" : piece, cancellationToken).ConfigureAwait(false))
            return [.. Level.Ordered(page.Where(n => !at.IsStore || n.Bucket.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))];
        return [];
    }

    private static CompletionResult Result(Node node, string folder, bool isLiteral)
    {
        string name = node.PathIn("").Name;
        string path = folder + (isLiteral ? name : WildcardPattern.Escape(name));
        string shown = TerminalText.Of(name);
        string tip = node.Size is { } size ? $"{shown}  {Output.Size.Format(size)}" : shown;
        // As one types ../x, and as one types on Windows.
        bool isPlain = TypedWord.IsPlain(path.TrimStart('.', '~', '/', '\\').Replace('\\', '/'));
        return new CompletionResult(isPlain ? path : TypedWord.Quote(path), shown,
            node.IsContainer ? CompletionResultType.ProviderContainer : CompletionResultType.ProviderItem, tip);
    }
}
