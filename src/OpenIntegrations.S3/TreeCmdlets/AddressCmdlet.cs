using System;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that takes addresses, and paths of drives in their place.</summary>
[Takes(typeof(RequestPayerParameters))]
public abstract partial class AddressCmdlet : ConnectedCmdlet
{
    /// <summary>What an address or a path names. To be called on the pipeline's thread.</summary>
    /// <exception cref="ArgumentException">The drive's connection is another one than that of the command.</exception>
    private protected Place PlaceAt(string text, bool isLiteral = false) => Place.Parse(SourceText(text), isLiteral);

    /// <summary>An address or a path of a source, as an address where it is in a drive.</summary>
    private protected string SourceText(string text) => DriveText.Address(SessionState, text, IsSourceNamed);
}
