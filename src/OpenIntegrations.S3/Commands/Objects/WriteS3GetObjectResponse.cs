using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Answers a GetObject that came through an Object Lambda access point: with a content, or with an error.</summary>
/// <remarks>
/// It is for functions of AWS Lambda, which are told route and token. AWS closed Object Lambda to new customers on 2025-11-07. The request
/// goes to a host of the route at AWS and is signed for s3-object-lambda.
/// </remarks>
/// <example>
/// <code>Write-S3GetObjectResponse $event.outputRoute $event.outputToken -Value $text.ToUpper() -ContentType text/plain</code>
/// <para>The caller gets the text in capitals.</para>
/// </example>
/// <example>
/// <code>Write-S3GetObjectResponse $event.outputRoute $event.outputToken -StatusCode 403 -ErrorCode AccessDenied</code>
/// <para>The caller gets an error.</para>
/// </example>
[Cmdlet(VerbsCommunications.Write, "S3GetObjectResponse", SupportsShouldProcess = true, DefaultParameterSetName = "Value")]
[S3Operation(nameof(Routes.WriteGetObjectResponse), Action = "Answer the request")]
[Takes(typeof(ForwardedHeaderParameters))]
public sealed partial class WriteS3GetObjectResponse : S3Cmdlet
{
    /// <summary>Where the answer goes: outputRoute of the event's getObjectContext.</summary>
    [Parameter(Mandatory = true, Position = 0), Header("x-amz-request-route")]
    public string RequestRoute { get; set; } = "";

    /// <summary>Which request it answers: outputToken of the event's getObjectContext.</summary>
    [Parameter(Mandatory = true, Position = 1), Header("x-amz-request-token")]
    public string RequestToken { get; set; } = "";

    /// <summary>The content: a text or bytes.</summary>
    [Parameter(Position = 2, ParameterSetName = "Value"), ContentTransformation, AllowEmptyString]
    public ObjectContent? Value { get; set; }

    /// <summary>The encoding of a text; UTF-8 without a mark unless said otherwise.</summary>
    [Parameter(ParameterSetName = "Value"), EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>The file that holds the content. Its name is taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path"), Alias("LiteralPath", "LP")]
    public string Path { get; set; } = "";

    /// <summary>A stream, read from where it stands to its end and sent as it is read, whatever its length.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stream")]
    public Stream Stream { get; set; } = null!;

    /// <inheritdoc/>
    protected override string Target => RequestRoute;

    /// <inheritdoc/>
    protected override bool IsAlone => true;

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (Value is { IsDamaged: true }) WriteWarning(ObjectContent.DamageWarning + "pass it with -Path.");
        return SendAsync;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        string? path = ParameterSetName == "Path" ? Path : Value?.File;
        S3Request request = CreateRequest();
        request.Body = path is not null ? await PathBody.OfAsync(FullPath(path), cancellationToken).ConfigureAwait(false)
            : Stream is not null ? new StreamBody(Stream)
            : Value is not null ? new StreamBody(ObjectContent.Join([Value], Encoding)) : RequestBody.Empty;
        await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
