using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>The chain as a whole: the document's examples, errors, what is returned.</summary>
public sealed class ChainTests
{
    [Fact]
    public void The_first_example_of_the_document()
    {
        using var server = new ScriptedServer(new Answer(200, "{\"json\":{\"Field1\":10}}"));
        var data = new Dictionary<string, object> { ["Field1"] = 10, ["Field2"] = "Text", ["Field3"] = 20 };
        object? result = HttpRequests.NewRequest()
            .Initialize(server.Url + "/post")
            .SetJsonBody(data)
            .AddHeader("X-My-Header1", "Hello")
            .AddHeader("X-My-Header2", "world")
            .AddAWS4Authorization("AK", "SK", "us-east-1")
            .ProcessRequest("POST")
            .ReturnResponseAsJSONObject();

        Assert.Equal(10, Assert.IsType<TreeMap>(result).Get("json", "Field1"));
        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST /post", request.ToString());
        Assert.Equal("""{"Field1":10,"Field2":"Text","Field3":20}""", request.Text);
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal("Hello", request.Header("X-My-Header1"));
        Assert.Equal("world", request.Header("X-My-Header2"));
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AK/", request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_example_of_the_document()
    {
        using var server = new ScriptedServer(new Answer(200, "[1]"));
        var parameters = new Dictionary<string, object> { ["param1"] = "text", ["param2"] = 10 };
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetURLParams(parameters).ProcessRequest("GET");
        Assert.False(client.Error);
        Assert.Equal([1], Assert.IsType<List<object?>>(client.ReturnResponseAsJSONObject()));
        Assert.Equal("/?param1=text&param2=10", server.Requests[0].Target);
    }

    [Fact]
    public void Without_initialize_nothing_works_and_the_log_says_why()
    {
        FluentClient client = HttpRequests.NewRequest().SetURL("http://127.0.0.1:1").ProcessRequest("GET");
        Assert.True(client.Error);
        Assert.Equal(["SetURL: error: The request is not initialised; call Initialize first."], Assert.IsType<string[]>(client.GetLog()));
        Assert.False(client.Initialize().Error);
    }

    [Fact]
    public void After_an_error_later_calls_do_nothing()
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetJsonBody("{ no json").AddHeader("X", "1")
            .ProcessRequest("POST");
        Assert.True(client.Error);
        Assert.IsAssignableFrom<JsonException>(client.Failure);
        Assert.Empty(server.Requests);
        Assert.Contains("SetJsonBody: error: ", Assert.IsType<string[]>(client.GetLog())[^1], StringComparison.Ordinal);
        Assert.Same(client, client.ReturnResponse());
        Assert.Same(client, client.ReturnResponseAsJSONObject());
        Assert.Same(client, client.ReturnResponseAsString());
        Assert.Same(client, client.ReturnResponseAsBinaryData());
        Assert.Same(client, client.ReturnResponseFilename());
        Assert.Same(client, client.ReturnSettings());
        Assert.Same(client, client.ReturnRequest());
        Assert.Same(client, client.ReturnConnection());
        Assert.Null(client.ReturnResponse(forced: true));
        Assert.IsType<HttpTransport>(client.ReturnConnection(forced: true));
    }

    [Fact]
    public void Initialize_forgets_everything()
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize("ftp://x").AddHeader("X-A", "1");
        Assert.True(client.Error);
        client.Initialize(server.Url + "/two").MaxRedirects(0).AddHeader("X-B", "2").ProcessRequest("GET");
        Assert.Equal(200, client.Response!.Status);
        client.Initialize(server.Url + "/three").ProcessRequest("GET");
        Assert.Null(server.Requests[1].Header("X-B"));
        Assert.Equal(5, client.ReturnSettings("MaxRedirects"));
        Assert.DoesNotContain("X-B", Assert.IsType<string>(client.GetLog(asString: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_text_says_how_far_it_came()
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest();
        Assert.Equal("none (call Initialize first)", client.ToString());
        Assert.Equal("none (SetURL says where to)", client.Initialize().ToString());
        Assert.Equal(server.Url + "/x?token=***, not processed yet",
            client.SetURL(server.Url.Insert(7, "u:s3cr3t@") + "/x?token=s3cr3t").ToString());
        Assert.Equal($"GET {server.Url}/x?token=***, not sent yet", client.ProcessRequest("GET", start: false).ToString());
        Assert.Equal($"GET {server.Url}/x?token=***", client.ExecuteRequest().ToString());
    }

    [Theory]
    [InlineData("AWS4", "The access key is empty.")]
    [InlineData("AWS4Secret", "The secret key is empty.")]
    [InlineData("AWS4Region", "The region is empty.")]
    [InlineData("Bearer", "The token is empty.")]
    [InlineData("Digest", "The user is empty.")]
    [InlineData("OAuth", "The consumer key is empty.")]
    public void A_variable_that_was_never_set_is_an_error(string kind, string message)
    {
        FluentClient client = HttpRequests.NewRequest().Initialize("x");
        client = kind switch
        {
            "AWS4" => client.AddAWS4Authorization("", "s", "r"),
            "AWS4Secret" => client.AddAWS4Authorization("a", null!, "r"),
            "AWS4Region" => client.AddAWS4Authorization("a", "s", ""),
            "Bearer" => client.AddBearerAuthorization(null!),
            "Digest" => client.AddDigestAuthorization(null!, "p"),
            _ => client.AddOAuthV1Authorization("t", "s", "", "s"),
        };
        Assert.Contains(message, (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_400_and_up_is_no_error()
    {
        using var server = new ScriptedServer(new Answer(404, "gone"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET");
        Assert.False(client.Error);
        Assert.Equal(404, client.Response!.Status);
        Assert.False(client.Response.IsSuccess);
        Assert.Equal("gone", client.ReturnResponseAsString());
    }

    [Fact]
    public void No_server_is_an_error_and_an_exception_on_request()
    {
        FluentClient client = HttpRequests.NewRequest().Initialize("http://127.0.0.1:1/x").ProcessRequest("GET");
        Assert.True(client.Error);
        Assert.IsType<HttpRequestException>(client.Failure);
        Assert.Null(client.Response);
        foreach (Func<object?> take in new Func<object?>[]
        {
            () => client.ReturnResponse(exceptionOnError: true),
            () => client.ReturnResponseAsJSONObject(exceptionOnError: true),
            () => client.ReturnResponseAsString(exceptionOnError: true),
            () => client.ReturnResponseAsBinaryData(exceptionOnError: true),
            () => client.ReturnResponseFilename(exceptionOnError: true),
        })
        {
            var error = Assert.Throws<FluentClientException>(take);
            Assert.Equal(client.GetLog(asString: true), error.Message);
            Assert.Contains("Connection refused", error.Message, StringComparison.Ordinal);
            Assert.Same(client.Failure, error.InnerException);
        }
    }

    [Fact]
    public void Building_and_sending_can_be_apart()
    {
        using var server = new ScriptedServer(new Answer(), new Answer(201));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/a?x=1").SetStringBody("hi")
            .ProcessRequest("put", start: false);
        Assert.Empty(server.Requests);
        var built = Assert.IsType<WireRequest>(client.ReturnRequest());
        Assert.Equal("PUT /a?x=1", built.Method + " " + built.PathAndQuery);
        Assert.Equal(200, client.ExecuteRequest().Response!.Status);
        Assert.Equal(201, client.ExecuteRequest().Response!.Status);
        Assert.All(server.Requests, r => Assert.Equal("hi", r.Text));
    }

    [Fact]
    public void Sending_what_was_not_built_is_an_error_and_an_answer_before_it_is_none()
    {
        Assert.Contains("call ProcessRequest first", (string)HttpRequests.NewRequest().Initialize("x").ExecuteRequest().GetLog(true),
            StringComparison.Ordinal);
        Assert.Contains("No URL was set", (string)HttpRequests.NewRequest().Initialize().ProcessRequest("GET").GetLog(true),
            StringComparison.Ordinal);
        using var server = new ScriptedServer(new Answer(201));
        FluentClient unsent = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET", start: false);
        Assert.Null(unsent.ReturnResponse());
        Assert.Null(unsent.ReturnResponseAsString(exceptionOnError: true));
        Assert.Contains("the request was not sent", (string)unsent.GetLog(true), StringComparison.Ordinal);
        Assert.Equal(201, Assert.IsType<ClientResponse>(unsent.ExecuteRequest().ReturnResponse()).StatusCode);
    }

    [Fact]
    public void A_forced_execution_sends_in_spite_of_an_error()
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET", start: false).SetTimeout(5)
            .AddHeader("bad name", "x");
        Assert.True(client.ExecuteRequest().Error);
        Assert.False(client.ExecuteRequest(forced: true).Error);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("GET x")]
    [InlineData("")]
    [InlineData("GÉT")]
    public void A_method_is_a_token(string method) =>
        Assert.Contains("is no HTTP method", (string)HttpRequests.NewRequest().Initialize("x").ProcessRequest(method).GetLog(true),
            StringComparison.Ordinal);

    [Fact]
    public void A_token_ends_the_wait()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        using var cancel = new CancellationTokenSource(200);
        FluentClient client = HttpRequests.NewRequest(cancel.Token).Initialize(server.Url);
        Assert.ThrowsAny<OperationCanceledException>(() => client.ProcessRequest("GET"));
        Assert.False(client.Error);
        Assert.EndsWith("ExecuteRequest: stopped", (string)client.GetLog(asString: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_sends_a_request_as_it_is()
    {
        using var server = new ScriptedServer(new Answer(203));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET", start: false);
        var connection = Assert.IsType<HttpTransport>(client.ReturnConnection());
        using WireResponse answer =
            await connection.SendAsync((WireRequest)client.ReturnRequest()!, Authorization.None, CancellationToken.None);
        Assert.Equal(203, answer.Status);
    }
}
