using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class UrlTests
{
    private static readonly Dictionary<string, object> s_array = new() { ["f"] = new[] { "v1", "v2", "v 3" } };

    [Theory]
    [InlineData("example.com", "https://example.com/")]
    [InlineData("localhost:9000/x", "https://localhost:9000/x")]
    [InlineData("http://h?a=1", "http://h/?a=1")]
    [InlineData("http://h/a%2Fb/../c//d/.?x=%2f#fragment", "http://h/a%2Fb/../c//d/.?x=%2f")]
    [InlineData("http://h/a b/é?q=a b&r=ж", "http://h/a%20b/%C3%A9?q=a%20b&r=%D0%B6")]
    [InlineData("http://h:80/x", "http://h/x")]
    [InlineData("host/redirect?to=http://other/", "https://host/redirect?to=http://other/")]
    [InlineData("http://[::1]:81/x", "http://[::1]:81/x")]
    public void A_url_is_sent_as_it_was_written(string url, string sent) => Assert.Equal(sent, Built(c => c.Initialize(url)).Url);

    [Theory]
    [InlineData("ftp://h/x")]
    [InlineData("http://")]
    [InlineData("http://a b/")]
    public void What_is_no_url_is_an_error(string url)
    {
        FluentClient client = HttpRequests.NewRequest().Initialize(url);
        Assert.IsType<FormatException>(client.Failure);
    }

    [Fact]
    public void A_path_reaches_the_server_byte_for_byte()
    {
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url + "/a/../b//c/%2e/%41?x=1/../2").ProcessRequest("GET");
        Assert.Equal("/a/../b//c/%2e/%41?x=1/../2", server.Requests[0].Target);
    }

    [Fact]
    public void A_later_url_replaces_an_earlier_one_and_an_empty_one_does_not()
    {
        Assert.Equal("http://b/", Built(c => c.Initialize("http://a").SetURL("http://b").SetURL("").SetURL(null)).Url);
    }

    [Fact]
    public void User_and_password_in_the_url_are_basic_authorization()
    {
        using var server = new ScriptedServer(new Answer());
        string url = server.Url.Replace("http://", "http://us%40er:p%3Aw@", StringComparison.Ordinal);
        HttpRequests.NewRequest().Initialize(url).ProcessRequest("GET");
        HttpRequests.NewRequest().Initialize().AddBearerAuthorization("t").SetURL(url).ProcessRequest("GET");
        Assert.Equal("Basic " + Convert.ToBase64String("us@er:p:w"u8), server.Requests[0].Header("Authorization"));
        Assert.Equal("Bearer t", server.Requests[1].Header("Authorization"));
    }

    [Fact]
    public void Parameters_join_the_query_of_the_url_and_replace_names_in_it()
    {
        WireRequest request =
            Built(c => c.Initialize("http://h/?a=1&b=%2f").SetURLParams("""{"b":2,"c":null}""").AddURLParameter("d", true));
        Assert.Equal("/?a=1&b=2&c=&d=true", request.PathAndQuery);
        Assert.Equal("/?a=1&b=%2f&e=5",
            Built(c => c.Initialize("http://h/?a=1&b=%2f").AddURLParameter("x", 1).SetURLParams("""{"e":5}""")).PathAndQuery);
    }

    [Fact]
    public void Parameters_are_encoded_by_their_kind()
    {
        var map = new Dictionary<string, object> { ["k"] = "v 1" };
        WireRequest request =
            Built(c => c.Initialize("http://h").AddURLParameter("a&b", "c=d+e").AddURLParameter("n", 1.5).AddURLParameter("m", map)
            .AddURLParameter("t", new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc)).AddURLParameter("", "skipped")
                .AddURLParameter("z", false));
        Assert.Equal("/?a%26b=c%3Dd%2Be&n=1.5&m=%7B%22k%22%3A%22v%201%22%7D&t=2024-05-06T07%3A08%3A09.000Z&z=false", request.PathAndQuery);
    }

    [Fact]
    public void A_parameter_that_is_set_twice_has_its_last_value_and_an_empty_one_can_be_skipped()
    {
        WireRequest request =
            Built(c => c.Initialize("http://h").AddURLParameter("a", 1).AddURLParameter("a", 2).AddURLParameter("e", "", ignoreEmpty: true)
            .AddURLParameter("e", null, ignoreEmpty: true).AddURLParameter("e", Array.Empty<int>(), ignoreEmpty: true)
                .AddURLParameter("f", ""));
        Assert.Equal("/?a=2&f=", request.PathAndQuery);
    }

    [Theory]
    [InlineData(false, false, "/?f=%5Bv1%2Cv2%2Cv%203%5D")]
    [InlineData(true, false, "/?f=v1&f=v2&f=v%203")]
    [InlineData(true, true, "/?f%5B%5D=v1&f%5B%5D=v2&f%5B%5D=v%203")]
    public void Arrays_stand_in_the_url_in_three_ways(bool split, bool brackets, string expected)
    {
        Assert.Equal(expected, Built(c => c.Initialize("http://h").SetURLParams(s_array).SplitArraysInURL(split, brackets)).PathAndQuery);
        Assert.Equal(expected, Built(c => c.Initialize("http://h").SplitArraysInURL(split, brackets).SetURLParams(s_array)).PathAndQuery);
        Assert.Equal(expected,
            Built(c =>
                c.Initialize("http://h").SplitArraysInURL(true, brackets).SplitArraysInURL(split).SetURLParams(s_array)).PathAndQuery);
    }

    [Fact]
    public void Without_url_encoding_everything_is_sent_as_written()
    {
        var array = new Dictionary<string, object> { ["f"] = new[] { "v1", "v2" } };
        Assert.Equal("/a{b}?f[]=v1&f[]=v2&x=a+b",
            Built(c =>
                c.Initialize("http://h/a{b}").UseURLEncoding(false).SplitArraysInURL(true, true).SetURLParams(array)
                    .AddURLParameter("x", "a+b")).PathAndQuery);
        Assert.Equal("/?f=[v1,v2]", Built(c => c.Initialize("http://h").UseURLEncoding(false).SetURLParams(array)).PathAndQuery);
    }

    [Theory]
    [InlineData("http://h/a b")]
    [InlineData("http://h/é")]
    [InlineData("http://h/a\r\nX-Evil: 1")]
    public void Without_url_encoding_what_a_url_cannot_hold_is_an_error(string url)
    {
        FluentClient client = HttpRequests.NewRequest().Initialize(url).UseURLEncoding(false).ProcessRequest("GET", start: false);
        Assert.Contains("must be encoded", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("text")]
    public void Parameters_that_are_no_map_are_an_error(string value) =>
        Assert.Contains("are no map of names and values",
            (string)HttpRequests.NewRequest().Initialize("x").SetURLParams(value).GetLog(true), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://h/a/b?c", "http://other/x//../y?z", "http://other/x//../y?z")]
    [InlineData("https://h/a/b?c", "//other:81/x", "https://other:81/x")]
    [InlineData("http://h/a/b?c", "/x/./y", "http://h/x/./y")]
    [InlineData("http://h/a/b?c", "x?d", "http://h/a/x?d")]
    [InlineData("http://h/a/b/c?c", "../x/./y/..", "http://h/a/x/")]
    [InlineData("http://h/a", "../../../x", "http://h/x")]
    [InlineData("http://h/a/b?c", "?d", "http://h/a/b?d")]
    [InlineData("http://h/a/b?c", "#f", "http://h/a/b?c")]
    [InlineData("http://h/a", "/ж б", "http://h/%D0%B6%20%D0%B1")]
    [InlineData("http://h/a", "http://u:p@other/", "http://other/")]
    [InlineData("http://h/a", "mailto:x@y", null)]
    [InlineData("http://h/a", "ftp://x/y", null)]
    public void References_of_redirects_are_resolved(string from, string reference, string? to)
    {
        UrlParts? target = UrlParts.Parse(from).Resolve(reference);
        Assert.Equal(to, target is null ? null : target.Origin + target.Path + (target.Query.Length > 0 ? "?" + target.Query : ""));
        Assert.Null(target?.UserInfo);
    }

    private static WireRequest Built(Func<FluentClient, FluentClient> describe)
    {
        FluentClient client = describe(HttpRequests.NewRequest()).ProcessRequest("GET", start: false);
        Assert.True(!client.Error, (string)client.GetLog(true));
        return (WireRequest)client.ReturnRequest()!;
    }
}
