using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class HeaderTests
{
    [Fact]
    public void Defaults_are_few_and_give_way()
    {
        var request = Sent(c => c);
        Assert.Equal("*/*", request.Header("Accept"));
        Assert.Equal("gzip", request.Header("Accept-Encoding"));
        Assert.Null(request.Header("Content-Type"));
        Assert.Null(request.Header("Authorization"));
        Assert.Null(request.Header("Expect"));
        request =
            Sent(c =>
                c.AddHeader("accept", "text/x").AddHeader("accept-encoding", "br").AddHeader("User-Agent", "me/1.0 (x)")
                    .AddHeader("Host", "example.org"));
        Assert.Equal("text/x", request.Header("Accept"));
        Assert.Equal("br", request.Header("Accept-Encoding"));
        Assert.Equal("me/1.0 (x)", request.Header("User-Agent"));
        Assert.Equal("example.org", request.Header("Host"));
    }

    [Fact]
    public void A_header_that_is_set_twice_has_its_last_value()
    {
        var request =
            Sent(c =>
                c.AddHeader("X-A", 1).AddHeader("x-a", 2).AddHeader("X-B", new[] { "a", "b" }).AddHeader("X-Empty", "")
                    .AddHeader("X-None", "", ignoreEmpty: true).AddHeader("X-Null", null, ignoreEmpty: true));
        Assert.Equal("2", request.Header("X-A"));
        Assert.Equal("a, b", request.Header("X-B"));
        Assert.Equal("", request.Header("X-Empty"));
        Assert.Null(request.Header("X-None"));
        Assert.Null(request.Header("X-Null"));
    }

    [Fact]
    public void Several_headers_are_merged_or_replace_all()
    {
        var map = new Dictionary<string, object> { ["X-A"] = "new", ["X-C"] = true };
        var request = Sent(c => c.AddHeader("X-A", "old").AddHeader("X-B", "b").SetHeaders(map));
        Assert.Equal(("new", "b", "true"), (request.Header("X-A"), request.Header("X-B"), request.Header("X-C")));
        request = Sent(c => c.AddHeader("X-A", "old").AddHeader("X-B", "b").SetHeaders("""{"X-A":"json"}""", fullReplace: true));
        Assert.Equal(("json", null), (request.Header("X-A"), request.Header("X-B")));
    }

    [Theory]
    [InlineData("X A", "1", "is no header name")]
    [InlineData("", "1", "is no header name")]
    [InlineData("X-A:", "1", "is no header name")]
    [InlineData("X-A", "1\r\nX-Evil: 2", "has a line break")]
    [InlineData("X-A", "1\0", "control character")]
    public void What_is_no_header_is_an_error_that_does_not_show_the_value(string name, string value, string message)
    {
        string log = (string)HttpRequests.NewRequest().Initialize("x").AddHeader(name, value).GetLog(true);
        Assert.Contains(message, log, StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_can_be_turned_off() => Assert.Null(Sent(c => c.UseGzipCompression(false)).Header("Accept-Encoding"));

    [Fact]
    public void Settings_are_returned_all_some_or_one()
    {
        FluentClient client = HttpRequests.NewRequest().Initialize();
        var all = Assert.IsType<TreeMap>(client.ReturnSettings());
        Assert.Equal(
            """{"gzip":true,"SplitArrayParams":false,"ArraysSquareBrackets":false,"URLencoding":true"""
                + ""","EncodeRequestBody":"UTF-8","BodyFieldsAtOAuth":false,"MaxAttempts":0,"MaxRedirects":5}""",
            JsonTree.Write(all, indented: false));
        client.UseGzipCompression(false).SplitArraysInURL(true, true).UseURLEncoding(false).UseEncoding("latin1").UseBodyFiledsAtOAuth(true)
            .MaxAttempts(3).MaxRedirects(7);
        Assert.Equal(
            """{"gzip":false,"SplitArrayParams":true,"ArraysSquareBrackets":true,"URLencoding":false"""
                + ""","EncodeRequestBody":"ISO-8859-1","BodyFieldsAtOAuth":true,"MaxAttempts":3,"MaxRedirects":7}""",
            JsonTree.Write(client.ReturnSettings(), indented: false));
        Assert.Equal(3, client.ReturnSettings("maxattempts"));
        Assert.Equal("""{"gzip":false,"MaxRedirects":7}""",
            JsonTree.Write(client.ReturnSettings(new[] { "gzip", "MaxRedirects" }), indented: false));
        Assert.Equal(true, client.UseBodyFieldsAtOAuth(true).ReturnSettings("BodyFieldsAtOAuth"));
        Assert.Same(client, client.ReturnSettings("nothing"));
        Assert.Contains("There is no setting 'nothing'. There are gzip,", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_turn_body_fields_for_oauth_on()
    {
        Assert.Equal(true, HttpRequests.NewRequest().Initialize().SetFormBody("a=1").ReturnSettings("BodyFieldsAtOAuth"));
        Assert.Equal(true, HttpRequests.NewRequest().Initialize().InitializeFormBody().ReturnSettings("BodyFieldsAtOAuth"));
        Assert.Equal(false, HttpRequests.NewRequest().Initialize().SetJsonBody("{}").ReturnSettings("BodyFieldsAtOAuth"));
    }

    private static RecordedRequest Sent(Func<FluentClient, FluentClient> describe)
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = describe(HttpRequests.NewRequest().Initialize(server.Url)).ProcessRequest("GET");
        Assert.True(!client.Error, (string)client.GetLog(true));
        return Assert.Single(server.Requests);
    }
}
