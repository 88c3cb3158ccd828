using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// The Security Token Service: temporary credentials for those who have others. AWS has it at an address of its own, Ceph RGW and MinIO at
/// the store's.
/// Source: https://docs.aws.amazon.com/STS/latest/APIReference/
/// </summary>
/// <param name="Url">The service's address.</param>
/// <param name="Region">The region to sign for.</param>
/// <param name="Context">Clock and transport.</param>
internal sealed record StsClient(string Url, string Region, SourceContext Context)
{
    private const string Version = "2011-06-15";

    /// <summary>The name that an assumed role bears in the store's logs when the profile gives none.</summary>
    public static string SessionName(DateTimeOffset now) => "OpenIntegrations.S3-" + Scalars.Format(now.ToUnixTimeSeconds());

    /// <param name="action">The operation, for example <c>AssumeRole</c>.</param>
    /// <param name="signer">Who asks; null for operations that take a token instead.</param>
    /// <param name="parameters">The operation's parameters; those of null are left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IOException">The service refused, or its answer has no credentials.</exception>
    public async Task<ExpiringCredentials> CallAsync(
        string action, CredentialSource? signer, IEnumerable<KeyValuePair<string, string?>> parameters, CancellationToken cancellationToken)
    {
        WireRequest request = WebCall.Request("POST", Url, BytesBody.FromText(Form(action, parameters)));
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        Authorization authorization = signer is null ? Authorization.None : new Aws4Authorization(signer, Region, "sts");
        (int status, byte[] body) = await WebCall.SendAsync(request, Context.Transport, 3, authorization, Context.Now, cancellationToken)
            .ConfigureAwait(false);
        TreeMap? answer = Parse(body);
        if (answer?.GetMap(action + "Response", action + "Result", "Credentials") is { } credentials
            && ExpiringCredentials.Read(credentials) is { } read) return read;
        throw new IOException($"{action} was refused: {Reason(status, answer)}");
    }

    private static string Form(string action, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var pairs = new List<KeyValuePair<string, string?>> { new("Action", action), new("Version", Version) };
        pairs.AddRange(parameters.Where(p => !string.IsNullOrEmpty(p.Value)));
        return string.Join("&", pairs.Select(p => p.Key + "=" + PercentEncoding.Encode(p.Value!)));
    }

    private static TreeMap? Parse(byte[] body)
    {
        try
        {
            return XmlTree.Read(new ArraySegment<byte>(body));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Reason(int status, TreeMap? answer)
    {
        TreeMap? error = answer?.GetMap("ErrorResponse", "Error") ?? answer?.GetMap("Error");
        string code = error?.GetText("Code") ?? "status " + Scalars.Format(status);
        return error?.GetText("Message") is { Length: > 0 } message ? $"{code}: {message}" : code;
    }
}
