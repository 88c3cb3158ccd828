using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Answers;

/// <summary>The reason of a refusal is read from whatever a store, a proxy or a gateway writes.</summary>
public sealed class RefusalTextTests
{
    [Theory]
    [InlineData("text/plain", "The tenant is suspended.", "The tenant is suspended.")]
    [InlineData("application/json", "{\"message\":\"quota used up\"}", "quota used up")]
    [InlineData("application/json", "{\"error\":{\"code\":\"Quota\",\"message\":\"used up\"}}", "used up")]
    [InlineData("application/xml", "<ErrorResponse><Error><Code>C</Code><Message>of another service</Message></Error></ErrorResponse>",
        "of another service")]
    [InlineData("application/xml", "<s3:Error xmlns:s3=\"x\"><s3:Code>C</s3:Code><s3:Message>with a prefix</s3:Message></s3:Error>",
        "with a prefix")]
    [InlineData("text/html", "<html><head><title>403 Forbidden by policy</title></head><body><hr></body></html>",
        "403 Forbidden by policy")]
    [InlineData("text/html", "<html><title>no head</title></html>", "no head")]
    [InlineData("", "<HTML><BODY><H1>Go away</H1></BODY></HTML>", "Go away")]
    [InlineData("application/json", "{\"errors\":[{\"message\":\"too many\"}]}", "too many")]
    [InlineData("application/json", "{\"fault\":{\"faultstring\":\"no key\"}}", "{\"fault\":{\"faultstring\":\"no key\"}}")]
    [InlineData("application/xml", "<Failure><Why>closed</Why></Failure>", "{\"Failure\":{\"Why\":\"closed\"}}")]
    [InlineData("gzip", "<Error><Code>C</Code><Message>zipped</Message></Error>", "zipped")]
    public async Task The_reason_is_shown_whatever_its_form(string type, string body, string reason)
    {
        var answer = new Answer(403, body).With("Content-Type", type);
        if (type == "gzip") answer = new Answer(403) { Bytes = Zip(body) }.With("Content-Encoding", "gzip");
        using var server = new ScriptedServer(answer);
        Assert.Equal(reason, (await Scripted.Client(server).SendAsync(Scripted.List(), CancellationToken.None)).Error!.Message);
    }

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress)) zip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }
}
