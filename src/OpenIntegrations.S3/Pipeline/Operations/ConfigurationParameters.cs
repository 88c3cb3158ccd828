using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Of operations that put a document, and how it is put together.</summary>
internal abstract class ConfigurationParameters : S3Cmdlet
{
    /// <summary>The name of the set of parameters that takes the whole document.</summary>
    protected const string Whole = "Configuration";

    private ConfigurationInput? _input;
    private bool _isGivenOnce;

    /// <summary>
    /// The whole document: what the Get- cmdlet gave (its envelope, or with -Unwrap what is inside), a hashtable, XML, JSON, or the path
    /// of a file. Members and the kinds of their values are checked, and the Tab key knows those of a hashtable; XML then goes out as it
    /// is, in UTF-8.
    /// </summary>
    // Behind all that other sets of parameters have there: PowerShell would take what needs no conversion first.
    [Parameter(Mandatory = true, Position = 9, ValueFromPipeline = true, ParameterSetName = Whole)]
    public object? Configuration { get; set; }

    /// <summary>
    /// Sends a checksum of this kind of the document, for the store to verify. Where stores demand a digest they get one without it.
    /// </summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>
    /// Sends members that this version does not know, such as those of one store alone or newer ones. Without it they are an error that
    /// names what there is.
    /// </summary>
    [Parameter(ParameterSetName = Whole)]
    public SwitchParameter SkipMemberCheck { get; set; }

    /// <summary>
    /// Whether other parameters say what is put, so that what comes down the pipeline only names where: PowerShell binds it all the same.
    /// </summary>
    private protected virtual bool IsSaidOtherwise => false;

    private bool IsWhole => ParameterSetName == Whole && (_isGivenOnce || !IsSaidOtherwise);

    private ConfigurationInput Input => _input ??= new ConfigurationInput(this, MainRoute, new MemberCheck(SkipMemberCheck));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _isGivenOnce = Configuration is not null;
        base.BeginProcessing();
    }

    /// <summary>Sends what came down the pipeline, or waits for the rest of it: rules come one by one.</summary>
    protected override void TakeRecord()
    {
        if (IsWhole) Put(TakeConfiguration());
        else base.TakeRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_input is not null) Put(_input.Rest());
        base.EndProcessing();
    }

    private void Put(IEnumerable<GivenConfiguration> configurations)
    {
        foreach (GivenConfiguration configuration in configurations)
        {
            Input.Current = configuration;
            base.TakeRecord();
        }
    }

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        S3Request request = base.CreateRequest();
        request.DocumentChecksum = Checksum is null ? null : ObjectChecksum.Allow(Client.Connection.Provider, Checksum);
        if (IsWhole) return Input.AddTo(request);
        return Compose() is { } tree ? request.WithDocument(S3Document.FromTree(MainRoute.RequestRoot!, tree)) : request;
    }

    /// <summary>The inside of the document where it is made of other parameters; null for a request without one.</summary>
    protected virtual TreeMap? Compose() => null;

    private IReadOnlyList<GivenConfiguration> TakeConfiguration()
    {
        try
        {
            return _isGivenOnce ? Input.TakeWhole(Configuration) : Input.Take(Configuration);
        }
        catch (System.ArgumentException e)
        {
            Fail(e);
            return [];
        }
    }
}
