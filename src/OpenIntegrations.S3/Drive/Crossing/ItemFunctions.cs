using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>The functions of a session that stand before PowerShell's commands, as long as a drive wants them.</summary>
internal sealed class ItemFunctions
{
    // What PowerShell writes for whoever stands before a command, and what is to be there: a command that is begun and gets no record takes
    // what it was begun with.
    private const string Helper = "[OpenIntegrations.S3.Drive.Crossing.ItemCommands]";
    private const string Clean = "$steppablePipeline.Clean()";

    // PowerShell's own pipeline begins with the first record that is its own.
    private const string Pass = """
        if (-not $isBegun) { $steppablePipeline.Begin($PSCmdlet); $isBegun = $true }
                $steppablePipeline.Process($_)
        """;

    private static readonly (string Usual, string Own)[] s_crossing =
    [
        ("$steppablePipeline.Process($_)", $$"""
            $work = {{Helper}}::Take($call, $PSBoundParameters)
            if ($work) { & ({{Helper}}::Runner) -Work $work }
            # What PowerShell does itself comes behind what was begun before.
            if ((-not $work -or $work.Rest) -and {{Helper}}::IsBusy($call)) { & ({{Helper}}::Runner) -Work $call }
            if ($work) {
                if ($work.Rest) { $rest = $work.Rest; & $wrappedCmd @rest }
            }
            else {
                {{Pass}}
            }
            """),
        ("$steppablePipeline.End()", $$"""
            if ({{Helper}}::IsBusy($call)) { & ({{Helper}}::Runner) -Work $call }
            {{Helper}}::End($call)
            if ($isBegun) { $steppablePipeline.End() }
            """),
        (Clean, $"{Clean}; {Helper}::End($call)"),
    ];

    private static readonly (string Usual, string Own)[] s_reading =
    [
        ("$steppablePipeline.Process($_)", $$"""
            $ends = {{Helper}}::Ends($PSCmdlet, $PSBoundParameters)
            if ($ends) {
                foreach ($end in $ends) { & $wrappedCmd @end }
            }
            else {
                {{Pass}}
            }
            """),
        ("$steppablePipeline.End()", "if ($isBegun) { $steppablePipeline.End() }"),
    ];

    private static readonly (string Command, (string Usual, string Own)[] Steps)[] s_commands =
    [
        (@"Microsoft.PowerShell.Management\Copy-Item", s_crossing), (@"Microsoft.PowerShell.Management\Move-Item", s_crossing),
        (@"Microsoft.PowerShell.Utility\Get-FileHash", s_crossing), (@"Microsoft.PowerShell.Management\Get-Content", s_reading),
    ];

    private readonly List<S3DriveInfo> _wanting = [];
    private readonly Dictionary<string, (ScriptBlock Own, ScriptBlock? Before)> _standing = [];

    /// <summary>Those of the session that this thread works for.</summary>
    public static ItemFunctions Current => Session.Current.Of<ItemFunctions>();

    /// <summary>A drive wants the functions, or does not any more.</summary>
    public void Want(S3DriveInfo drive, bool isWanted)
    {
        _wanting.RemoveAll(d => ReferenceEquals(d, drive));
        if (isWanted) _wanting.Add(drive);
        if (_wanting.Count == 0) Leave();
        else if (_standing.Count == 0) Stand();
    }

    /// <summary>No drive wants them any more.</summary>
    public void Leave()
    {
        _wanting.Clear();
        GlobalFunctions functions = GlobalFunctions.Current;
        foreach (var (name, (own, before)) in _standing.Select(s => (s.Key, s.Value)))
        {
            // Whoever put one of his own there keeps it.
            if (functions.Read(name) == own) functions.Write(name, before);
        }
        _standing.Clear();
    }

    private void Stand()
    {
        GlobalFunctions functions = GlobalFunctions.Current;
        foreach (var (command, steps) in s_commands)
        {
            string name = command.Substring(command.IndexOf('\\') + 1);
            ScriptBlock? before = functions.Read(name);
            _standing[name] = (functions.Write(name, Before(command, steps))!, before);
        }
    }

    // It is no function of the module, so that preferences, locations and drives are those of whoever calls.
    private static ScriptBlock Before(string command, (string Usual, string Own)[] steps)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        CommandInfo known = shell.AddCommand(@"Microsoft.PowerShell.Core\Get-Command").AddParameter("Name", command)
            .Invoke<CommandInfo>().Single();
        string text = ProxyCommand.Create(new CommandMetadata(known));
        // Windows PowerShell has no block for what is to be done however a pipeline ends.
        string isTold = text.Contains(Clean, StringComparison.Ordinal) ? "$true" : "$false";
        text = text.Replace("$steppablePipeline.Begin($PSCmdlet)", $"$isBegun = $false; $call = {Helper}::Begin($PSCmdlet, {isTold})");
        // Get-Help finds the function and the command. Were both to lead to the command's page, it would come twice.
        text = text.Replace($".ForwardHelpTargetName {command}", ".ForwardHelpTargetName none");
        return ScriptBlock.Create(steps.Aggregate(text, (t, step) => t.Replace(step.Usual, step.Own)));
    }
}
