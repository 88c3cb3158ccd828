using System.Management.Automation;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Import;

/// <summary>The function that completes members of hashtables, and leaves all else to the one that was there before.</summary>
internal sealed class ExpansionFunction
{
    private const string Name = "TabExpansion2";

    // It is no function of the module: what is completed are variables and functions of whoever types.
    private const string Text = """
        [CmdletBinding(DefaultParameterSetName = 'ScriptInputSet')]
        param(
            [Parameter(ParameterSetName = 'ScriptInputSet', Mandatory = $true, Position = 0)] [AllowEmptyString()] [string] $inputScript,
            [Parameter(ParameterSetName = 'ScriptInputSet', Position = 1)] [int] $cursorColumn = $inputScript.Length,
            [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 0)] [Management.Automation.Language.Ast] $ast,
            [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 1)]
            [Management.Automation.Language.Token[]] $tokens,
            [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 2)]
            [Management.Automation.Language.IScriptPosition] $positionOfCursor,
            [Parameter(ParameterSetName = 'ScriptInputSet', Position = 2)]
            [Parameter(ParameterSetName = 'AstInputSet', Position = 3)] [Hashtable] $options
        )
        end {
            $found = if ($ast) { [OpenIntegrations.S3.Import.MemberCompletion]::Complete($ast, $positionOfCursor.Offset) }
            else { [OpenIntegrations.S3.Import.MemberCompletion]::Complete($inputScript, $cursorColumn) }
            if ($found) { $found } else { & ([OpenIntegrations.S3.Import.MemberCompletion]::Rest()) @PSBoundParameters }
        }
        """;

    private ScriptBlock? _own;
    private bool _completesPaths;

    /// <summary>That of the session that this thread works for.</summary>
    public static ExpansionFunction Current => Session.Current.Of<ExpansionFunction>();

    /// <summary>What completed everything so far; null where PowerShell has nothing of the kind.</summary>
    public ScriptBlock? Before { get; private set; }

    /// <summary>Puts the function in its place.</summary>
    public void Begin()
    {
        GlobalFunctions functions = GlobalFunctions.Current;
        Before = functions.Read(Name);
        if (Before is null) CompletePaths();
        else _own = functions.Write(Name, ScriptBlock.Create(Text));
    }

    /// <summary>Has paths of drives completed. The first completion asks for it: an import would take longer by a script.</summary>
    public void CompletePaths()
    {
        if (!_completesPaths) PathCompletion.Begin();
        _completesPaths = true;
    }

    /// <summary>All is as it was, unless somebody else has put another function there.</summary>
    public void End()
    {
        GlobalFunctions functions = GlobalFunctions.Current;
        if (Before is not null && functions.Read(Name) == _own) functions.Write(Name, Before);
    }
}
