using System;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that takes addresses, and paths of drives in their place.</summary>
[Takes(typeof(RequestPayerParameters))]
public abstract partial class AddressCmdlet : ConnectedCmdlet
{
    /// <summary>Why nothing can be done for any record, as one before has shown; null as long as there is hope.</summary>
    private protected Exception? Hopeless { get; private set; }

    /// <summary>
    /// Where something was to change it is the error of each record, so that all of them can be tried again by their errors; those that
    /// follow are not tried now. Who only asks gets no answer that could be taken for a no.
    /// </summary>
    private protected override void FailAll(Exception failure, object? record)
    {
        if (!GetType().GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess) base.FailAll(failure, record);
        Hopeless = failure;
        WriteError(ErrorOf(failure, record));
    }

    /// <summary>Makes it the record's error, behind what the records before have to say.</summary>
    private protected void FailInTurn(object? record, Exception failure) =>
        Start(record, Width, _ => Task.FromException(failure), isShort: true);

    /// <summary>What an address or a path names. To be called on the pipeline's thread.</summary>
    /// <exception cref="ArgumentException">The drive's connection is another one than that of the command.</exception>
    private protected Place PlaceAt(string text, bool isLiteral = false) => Place.Parse(SourceText(text), isLiteral);

    /// <summary>An address or a path of a source, as an address where it is in a drive.</summary>
    private protected string SourceText(string text) => DriveText.Address(SessionState, text, IsSourceNamed);
}
