using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>A store that repeats all it was asked with: none of the secrets comes out anywhere.</summary>
public sealed class SecretMaskTests
{
    private const string Secret = "c4n4ry+SECRET/key==";
    private const string Token = "c4n4ry+TOKEN/of/the/session==";
    private const string CustomerKey = "Y2FuYXJ5K2N1c3RvbWVyL2tleT09Y2FuYXJ5K2s=";

    [Theory]
    [InlineData(403, "Error")]
    [InlineData(200, "Error")]
    [InlineData(200, "ListBucketResult")]
    [InlineData(500, "text")]
    [InlineData(301, "Error")]
    public async Task Nothing_that_is_shown_or_kept_has_a_secret(int status, string form)
    {
        string signature = "";
        using var server = new ScriptedServer(request =>
        {
            signature = request.Header("Authorization")!.Split("Signature=")[1];
            return Echo(status, form, request);
        });
        var log = new List<string>();
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "AKCANARY", ["SecretKey"] = Secret, ["SessionToken"] = Token, ["MaxAttempts"] = 1,
        }), log: log.Add);
        S3Request request = Routes.ListObjects.For("b1");
        request.Headers["x-amz-server-side-encryption-customer-key"] = CustomerKey;
        S3Answer answer = await client.SendAsync(request, CancellationToken.None);
        string shown = string.Join("\n", [JsonTree.Write(answer.ToTree()), answer.Error?.ToString(), .. log,
            answer.Error is null ? "" : new S3RequestFailedException(answer).ToString()]);
        Assert.All(new[] { Secret, Token, CustomerKey, signature }.SelectMany(Forms), form =>
            Assert.DoesNotContain(form, shown, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Forms(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        yield return secret;
        yield return PercentEncoding.Encode(secret);
        yield return Convert.ToHexString(bytes);
        yield return string.Join(" ", bytes.Select(b => b.ToString("x2", null)));
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(PercentEncoding.Encode(secret)));
    }

    /// <summary>Stores and proxies write what they repeat in the ways of their own languages.</summary>
    public static TheoryData<string, string> Writings => new()
    {
        { "decimal", "<Error><Code>x</Code><Message>{0}</Message></Error>" },
        { "hexadecimal", "<Error><Code>x</Code><A><B>{0}</B></A></Error>" },
        { "decimal", "<html><title>{0}</title></html>" }, { "decimal", "plain {0}" }, { "decimal", "<Error><Code>cut {0}" },
        { "json", "{{\"code\":\"x\",\"message\":[\"{0}\"]}}" }, { "json", "{{\"cut\":\"{0}" },
        { "percent", "<Error><Code>{0}</Code></Error>" }, { "percent", "plain {0}" },
        { "twice", "<Error><Code>x</Code><Message>{0}</Message></Error>" },
        { "utf16", "<Error><Code>x</Code><Message>{0}</Message></Error>" },
    };

    [Theory, MemberData(nameof(Writings))]
    public async Task No_way_to_write_a_secret_shows_it(string way, string form)
    {
        using var server = new ScriptedServer(_ =>
        {
            string text = string.Format(null, form, Written(Secret, way));
            return new Answer(403)
            {
                Bytes = way == "utf16" ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text),
            };
        });
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "AKCANARY", ["SecretKey"] = Secret, ["MaxAttempts"] = 1,
        }));
        S3Answer answer = await client.SendAsync(Routes.ListObjects.For("b1"), CancellationToken.None);
        string shown = JsonTree.Write(answer.ToTree()) + answer.Error;
        Assert.DoesNotContain("SECRET", shown.Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Written(string secret, string way) => string.Concat(secret.Select(c => way switch
    {
        _ when char.IsAsciiLetterOrDigit(c) => $"{c}",
        "decimal" => $"&#{(int)c};",
        "hexadecimal" => $"&#x{(int)c:x4};",
        "twice" => $"&amp;#{(int)c};",
        "percent" => $"%{(int)c:x2}",
        "json" => $"\\u{(int)c:x4}",
        _ => $"{c}",
    }));

    private static Answer Echo(int status, string form, RecordedRequest request)
    {
        string all = string.Join("\n", request.Headers.Select(h => h.Key + ":" + h.Value)) + "\n" + Secret;
        string bytes = string.Join(" ", Encoding.UTF8.GetBytes(all).Select(b => b.ToString("x2", null)));
        string inside = $"<Code>SignatureDoesNotMatch</Code><Message>{all}</Message><CanonicalRequest>{all}</CanonicalRequest>"
            + $"<CanonicalRequestBytes>{bytes}</CanonicalRequestBytes><Url>{PercentEncoding.Encode(all)}</Url>"
            + $"<Hex>{Convert.ToHexString(Encoding.UTF8.GetBytes(all))}</Hex>";
        return new Answer(status, form == "text" ? all : $"<{form}>{inside}</{form}>").With("Content-Type", "application/xml")
            .With("Location", "http://other.example/?token=" + PercentEncoding.Encode(Token)).With("x-echo", Token + " " + CustomerKey);
    }
}
