using System.Collections;
using System.Management.Automation;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>What a profile says of the store itself.</summary>
public abstract class StoreParameters : PlainCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("ProfileName"), ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The store's address. Without a scheme it is https. A provider and a region are enough where they make the address.
    /// </summary>
    [Parameter(Position = 1)]
    public string? Url { get; set; }

    /// <summary>The region that requests are signed for. Without it the one that the address names, or the provider's usual one.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The service that requests are signed for; s3 when not given.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>Another profile, whose values hold wherever this one has none.</summary>
    [Parameter, ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? BasedOn { get; set; }

    /// <summary>Takes over all that basic data hold: what Get-S3BasicData gave, a hashtable, JSON, or the path of a JSON file.</summary>
    [Parameter, BasicDataTransformation, ValidateNotNullOrEmpty]
    public object? BasicData { get; set; }

    /// <summary>What kind of store it is. Without it the address tells.</summary>
    [Parameter, ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>Where the bucket stands in the URL: Path, VirtualHosted, or Auto for what the provider has.</summary>
    [Parameter]
    public AddressingStyle Addressing { get; set; }

    /// <summary>Whether signatures cover bodies: Signed, Unsigned, or Auto for all over http and small ones over https.</summary>
    [Parameter]
    public PayloadSigning PayloadSigning { get; set; }

    /// <summary>Which uploads carry checksums: WhenRequired for those that ask for one, Always, or Never.</summary>
    [Parameter]
    public ChecksumMode ChecksumMode { get; set; }

    /// <summary>Bytes in a part of a large object; 16 MiB when neither this nor the provider says otherwise.</summary>
    [Parameter, ValidateRange(1, long.MaxValue)]
    public long PartSize { get; set; }

    /// <summary>How many parts are under way at the same time; 8 when not given.</summary>
    [Parameter, ValidateRange(1, 64)]
    public int Parallel { get; set; }

    /// <summary>
    /// Other values of the provider that do not hold here, as a hashtable: for example @{ BatchDelete = $false; ListVersion = 1 }. The page
    /// providers.md has them all.
    /// </summary>
    [Parameter]
    public IDictionary? Trait { get; set; }
}
