using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// A cmdlet whose messages cannot drive the terminal, whatever a store, a file or a profile put into them. Values stay what they are.
/// </summary>
public abstract class PlainCmdlet : PSCmdlet
{
    /// <inheritdoc/>
    protected override void BeginProcessing() => DeclaredWords.Take(this);

    /// <summary>Writes an error.</summary>
    public new void WriteError(ErrorRecord errorRecord) => base.WriteError(PlainError.Of(errorRecord));

    /// <summary>Ends the pipeline with an error.</summary>
    public new void ThrowTerminatingError(ErrorRecord errorRecord) => base.ThrowTerminatingError(PlainError.Of(errorRecord));

    /// <summary>Warns the user.</summary>
    public new void WriteWarning(string text) => base.WriteWarning(Plain(text));

    /// <summary>Tells who asked for details.</summary>
    public new void WriteVerbose(string text) => base.WriteVerbose(Plain(text));

    /// <summary>Shows how far it is.</summary>
    public new void WriteProgress(ProgressRecord progressRecord)
    {
        progressRecord.Activity = TerminalText.Of(progressRecord.Activity);
        progressRecord.StatusDescription = TerminalText.Of(progressRecord.StatusDescription);
        if (progressRecord.CurrentOperation is { } operation) progressRecord.CurrentOperation = TerminalText.Of(operation);
        base.WriteProgress(progressRecord);
    }

    /// <summary>Whether something may be changed.</summary>
    public new bool ShouldProcess(string target, string action) => base.ShouldProcess(TerminalText.Of(target), TerminalText.Of(action));

    /// <summary>Asks the user.</summary>
    public new bool ShouldContinue(string query, string caption) => base.ShouldContinue(Plain(query), TerminalText.Of(caption));

    /// <summary>A text that came with an item from the pipeline: an empty cell of a CSV file is nothing.</summary>
    private protected string? Cell(string? text) => text is "" && MyInvocation.ExpectingInput ? null : text;

    private static string Plain(string text) => TerminalText.Of(text, keepLines: true);
}
