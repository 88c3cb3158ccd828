using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Answers;

/// <summary>A setting is made when nothing, or S3, says so.</summary>
public sealed class SilentAnswerTests
{
    private static readonly string[] s_foreign =
    [
        "{\"status\":\"ok\"}", "{}", "[]", "ok", "Please sign in.", "<status>ok</status>", "<ListBucketResult/>", "<Owner/>",
        "<s:Envelope xmlns:s='x'><s:Body/></s:Envelope>", "<!DOCTYPE html><html><body>hi</body></html>", "<html xmlns='x'><body/></html>",
    ];

    public static TheoryData<string> Settings => new(Routes.All.Where(r => r is { SubResource: not null, Proof: null }
        && (r.Method is "PUT" or "DELETE" || r is { Method: "POST", ResponseBody: null })).Select(r => r.Name)
        .Concat(["CreateBucket", "AbortMultipartUpload"]));

    /// <summary>S3 says nothing there. Who says something is somebody else, unless it is a document about this operation.</summary>
    [Theory, MemberData(nameof(Settings))]
    public async Task A_setting_is_set_when_the_answer_is_silent(string operation)
    {
        // A list of what is in it shows that there is a bucket.
        foreach (string body in s_foreign.Where(b => operation != "CreateBucket" || b != "<ListBucketResult/>"))
            Assert.True(await SetAsync(operation, 200, body) is not null, body);
        Route route = Routes.Find(operation);
        string[] known = ["", "\n", $"<{operation}Response/>", $"<{operation}Result xmlns='x'><A>1</A></{operation}Result>",
            route.RequestRoot is { } root ? $"<?xml version='1.0'?><{root}/>" : ""];
        foreach (string body in known) Assert.True(await SetAsync(operation, 200, body, ofStore: true) is null, body);
        Assert.Null(await SetAsync(operation, 204, "", ofStore: true));
        foreach (string body in new[] { "<Done/>", "True" }) Assert.Null(await SetAsync(operation, 200, body, ofStore: true));
        // That a bucket was made is seen by a HEAD, where a store answers it.
        if (operation == "CreateBucket") return;
        foreach (string body in new[] { "{\"status\":\"ok\"}", "{}", "<ListBucketResult/>", "<html xmlns='x'><body/></html>" })
            Assert.True(await SetAsync(operation, 200, body, ofStore: true) is not null, body);
    }

    /// <summary>Nothing is what any server says that takes all requests. 204 is a word of its own for it.</summary>
    [Theory, MemberData(nameof(Settings))]
    public async Task Nothing_of_nobody_sets_nothing(string operation)
    {
        string[] silent = ["", "\n", $"<{operation}Response/>", Routes.Find(operation).RequestRoot is { } root ? $"<{root}/>" : ""];
        foreach (string body in silent) Assert.Equal(S3Error.Unproven, await SetAsync(operation, 200, body));
        Assert.Null(await SetAsync(operation, 204, ""));
    }

    private static async Task<string?> SetAsync(string operation, int status, string body, bool ofStore = false)
    {
        var answer = new Answer(status, body);
        if (ofStore) answer = answer.With("x-amz-request-id", "1");
        if (body.Length > 0 && body[0] is '{' or '[') answer = answer.With("Content-Type", "application/json");
        using var server = new ScriptedServer(answer);
        S3Request request = Routes.Find(operation).Bind(static hole => hole switch { "Bucket" => "b1", "Key" => "k", _ => "1" });
        request.Body = BytesBody.FromText("<x><y>1</y></x>");
        request.Force = true;
        return (await Scripted.Client(server, attempts: 1).SendAsync(request, CancellationToken.None)).Error?.Code;
    }
}
