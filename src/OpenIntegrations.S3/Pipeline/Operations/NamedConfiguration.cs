using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Gets configurations of which a bucket has several: all, or the one of an id.</summary>
[Takes(typeof(TokenParameters))]
public abstract partial class GetNamedConfigurationCmdlet : BucketCmdlet
{
    /// <summary>The id of the configuration; without it all are listed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Id { get; set; }

    private Route Single => GetType().GetCustomAttributes<S3OperationAttribute>().Last().Route;

    /// <inheritdoc/>
    protected override S3Request CreateRequest() => Id is null ? base.CreateRequest() : Bind(Single);
}

/// <summary>Puts one of the configurations of which a bucket has several.</summary>
public abstract class SetNamedConfigurationCmdlet : BucketConfigurationCmdlet
{
    /// <summary>The id of the configuration; that of the document when none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Id { get; set; }

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        S3Request request = base.CreateRequest();
        if (Id is not null || request.Body is not BytesBody { Bytes: var bytes }) return request;
        string? id = XmlTree.Read(new ArraySegment<byte>(bytes.ToArray())).GetText(MainRoute.RequestRoot!, "Id");
        return request.With("Id", id ?? throw new ArgumentException("The configuration has no Id, and none was given."));
    }
}

/// <summary>
/// Removes one of the configurations of which a bucket has several. Stores that know them in part would delete a bucket that is empty.
/// </summary>
[Takes(typeof(ForceParameters))]
public abstract partial class RemoveNamedConfigurationCmdlet : BucketCmdlet
{
    /// <summary>The id of the configuration.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override string Target => $"{Bucket} configuration {Id}";
}
