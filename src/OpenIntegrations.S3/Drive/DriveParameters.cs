using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Drive;

/// <summary>What New-PSDrive takes for a store.</summary>
public sealed class DriveParameters
{
    /// <summary>
    /// The name of a stored profile, or else of one in AWS's shared files. Without it and without -BasicData the drive follows the profile
    /// in use.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(ConnectionNameCompleter)), ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The connection itself, as Get-S3BasicData gives it, a hashtable, JSON, or the path of a JSON file.</summary>
    [Parameter, BasicDataTransformation, ValidateNotNullOrEmpty]
    public object? BasicData { get; set; }
}

/// <summary>What Get-ChildItem takes in a drive.</summary>
public sealed class ListParameters
{
    /// <summary>Folders and buckets only.</summary>
    [Parameter, Alias("ad")]
    public SwitchParameter Directory { get; set; }

    /// <summary>Objects only.</summary>
    [Parameter, Alias("af")]
    public SwitchParameter File { get; set; }
}

/// <summary>What Test-Path takes in a drive.</summary>
public sealed class ExistsParameters
{
    /// <summary>Only if it was written after this time.</summary>
    [Parameter]
    public System.DateTime? NewerThan { get; set; }

    /// <summary>Only if it was written before this time.</summary>
    [Parameter]
    public System.DateTime? OlderThan { get; set; }
}

/// <summary>What makes an object, besides its content.</summary>
public class WriteParameters
{
    /// <summary>The media type; by the extension of the key when not given.</summary>
    [Parameter, ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>The storage class.</summary>
    [Parameter, ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>Metadata of one's own, as a hashtable.</summary>
    [Parameter]
    public System.Collections.IDictionary? Metadata { get; set; }

    /// <summary>Tags, as a hashtable.</summary>
    [Parameter]
    public System.Collections.IDictionary? Tag { get; set; }
}

/// <summary>What Get-Content takes in a drive.</summary>
public sealed class ReadContentParameters
{
    /// <summary>The encoding of the text; by its mark or its media type, else UTF-8.</summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public System.Text.Encoding? Encoding { get; set; }

    /// <summary>Gives bytes.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Gives the content as one text, or one array of bytes.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Waits for more at the end, until Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>What ends a line; a line end when not given.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Delimiter { get; set; }

    /// <summary>
    /// Only so many lines of the end, of which only the end is asked for. PowerShell keeps -Tail, and its other name -Last, to files.
    /// </summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int? LastLine { get; set; }
}

/// <summary>What Set-Content and Add-Content take in a drive.</summary>
public sealed class WriteContentParameters : WriteParameters
{
    /// <summary>The encoding of the text; UTF-8 without a mark when not given.</summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public System.Text.Encoding? Encoding { get; set; }

    /// <summary>Takes bytes.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Writes no line ends.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }
}
