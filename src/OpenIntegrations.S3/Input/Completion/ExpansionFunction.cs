using System.Management.Automation;

namespace OpenIntegrations.S3.Input.Completion;

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
            $found = if ($ast) { [OpenIntegrations.S3.Input.MemberCompletion]::Complete($ast, $positionOfCursor.Offset) }
            else { [OpenIntegrations.S3.Input.MemberCompletion]::Complete($inputScript, $cursorColumn) }
            if ($found) { $found } else { & ([OpenIntegrations.S3.Input.MemberCompletion]::Rest()) @PSBoundParameters }
        }
        """;

    private readonly GlobalFunctions _functions;
    private readonly ScriptBlock? _own;

    private ExpansionFunction(GlobalFunctions functions, ScriptBlock before, ScriptBlock? own) =>
        (_functions, Before, _own) = (functions, before, own);

    /// <summary>What completed everything so far.</summary>
    public ScriptBlock Before { get; }

    /// <summary>Puts the function in its place; null where PowerShell has none.</summary>
    public static ExpansionFunction? Begin(GlobalFunctions functions) => functions.Read(Name) is { } before
        ? new ExpansionFunction(functions, before, functions.Write(Name, ScriptBlock.Create(Text)))
        : null;

    /// <summary>All is as it was, unless somebody else has put another function there.</summary>
    public void End()
    {
        if (_functions.Read(Name) == _own) _functions.Write(Name, Before);
    }
}
