using System.Management.Automation;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Fluent;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Makes a fluent HTTP client, for anything over HTTP that is signed, in several parts or fussy.</summary>
/// <remarks>
/// The client's methods are chained: describe the request, process it, take the answer. After an error its property Error is true, the
/// calls that
/// follow do nothing, and GetLog says why; an answer of 400 and up is no error. Get-Help about_HttpRequest lists all methods. Ctrl+C ends a
/// request that is under way. The page docs/http-client.md has a recipe for everything.
/// </remarks>
/// <example>
/// <code>
/// $cat = (New-HttpRequest "$api/items/7").
///     AddBearerAuthorization($token).
///     ProcessRequest('GET').
///     ReturnResponseAsJSONObject()
/// $cat.name
/// </code>
/// <para>Gets JSON from a service whose address is in $api, such as https://api.example.org. A chain goes on in the next line when the dot
/// ends the one before.</para>
/// </example>
/// <example>
/// <code>
/// $client = (New-HttpRequest).Initialize("$api/bucket/hello.json").
///     SetJsonBody(@{ Field1 = 10; Field2 = 'Text' }).
///     AddHeader('X-My-Header1', 'Hello').
///     AddAWS4Authorization($accessKey, $secretKey, 'us-east-1').
///     ProcessRequest('PUT')
/// if ($client.Error) { $client.GetLog() } else { $client.Response.Status }
/// </code>
/// <para>Sends JSON, signed for AWS, and looks at the status.</para>
/// </example>
/// <example>
/// <code>
/// (New-HttpRequest "$api/photos").
///     StartMultipartBody().
///     AddMultipartFormDataField('title', 'A cat').
///     AddMultipartFormDataFile('photo', 'cat.jpg', './cat.jpg', 'image/jpeg').
///     ProcessRequest('POST').
///     ReturnResponseAsString()
/// </code>
/// <para>Uploads a form with a file, which is streamed from where it lies.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "HttpRequest"), OutputType(typeof(FluentClient))]
public sealed class NewHttpRequest : PlainCmdlet
{
    /// <summary>The URL. Without a scheme it is https. Without a URL the client must be initialised by its method Initialize.</summary>
    [Parameter(Position = 0)]
    public string? Uri { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var client = new FluentClient(new PowerShellCaller(SessionState.Path));
        WriteObject(string.IsNullOrEmpty(Uri) ? client : client.Initialize(Uri));
    }
}
