using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>An operation on an object that exists, or on one version of it.</summary>
public abstract class VersionCmdlet : ObjectCmdlet
{
    private string? _versionId;

    /// <summary>The version; the latest one when none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(VersionCompleter))]
    public string? VersionId
    {
        get => Cell(_versionId);
        set => _versionId = value;
    }
}
