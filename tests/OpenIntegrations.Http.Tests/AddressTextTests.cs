using System;

namespace OpenIntegrations.Http.Tests;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("https://h:1/p?q#f", "https", null, "h:1", "/p?q#f")]
    [InlineData("h:9000", null, null, "h:9000", "")]
    [InlineData("h/p", null, null, "h", "/p")]
    [InlineData("socks5://u:p%40@[::1]:1080", "socks5", "u:p%40", "[::1]:1080", "")]
    [InlineData("HTTP://a@b@h?x=://y", "HTTP", "a@b", "h", "?x=://y")]
    [InlineData("capacitor://localhost", "capacitor", null, "localhost", "")]
    [InlineData("a b://h", null, null, "a b:", "//h")]
    [InlineData("", null, null, "", "")]
    public void An_address_is_cut_where_its_pieces_end(string text, string? scheme, string? user, string host, string target) =>
        Assert.Equal(new AddressText(scheme, user, host, target), AddressText.Of(text));

    [Theory]
    [InlineData("ftp://h/")]
    [InlineData("https://")]
    [InlineData("https://u:secret@")]
    [InlineData("https://evil.example\\.h/")]
    [InlineData("https://h x/")]
    [InlineData("https://h:port/")]
    [InlineData("")]
    public void What_is_no_url_is_none_and_no_password_is_shown(string text)
    {
        Assert.Null(UrlParts.TryParse(text));
        var error = Assert.Throws<FormatException>(() => Origin.Parse(text));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_behind_a_sign_that_browsers_take_for_a_slash_is_seen_to_have_a_user_before_it()
    {
        UrlParts parts = UrlParts.Parse("https://h\\@evil.example/");
        Assert.Equal(("h\\", "evil.example"), (parts.UserInfo, parts.Origin.Host));
    }

    [Theory]
    [InlineData("http://localhost:1", true)]
    [InlineData("http://LOCALHOST", true)]
    [InlineData("http://127.9.8.7", true)]
    [InlineData("http://[::1]:1", true)]
    [InlineData("http://①②⑦.1", true)]
    [InlineData("http://localhost.example.org", false)]
    [InlineData("http://10.0.0.1", false)]
    public void This_machine_is_known(string url, bool isLoopback) => Assert.Equal(isLoopback, Origin.Parse(url).IsLoopback);

    [Theory]
    [InlineData("http://bücher.example", "xn--bcher-kva.example")]
    [InlineData("http://１２７.0.0.1", "127.0.0.1")]
    [InlineData("http://㉞", "0.0.0.34")]
    [InlineData("http://0x7f.1", "127.0.0.1")]
    public void A_host_is_what_its_plain_form_is_read_as(string url, string host)
    {
        Assert.Equal(host, Origin.Parse(url).Host);
        Assert.Equal(Origin.Parse(url), Origin.Parse(Origin.Parse(url).ToString()));
    }

    [Theory]
    [InlineData("proxy:3128", "proxy:3128", null, null)]
    [InlineData("http://u:p%2Fw@proxy:3128", "http://proxy:3128", "u", "p/w")]
    [InlineData("u:pa/ss#w@proxy", "proxy", "u", "pa/ss#w")]
    [InlineData("socks5://u@proxy", "socks5://proxy", "u", null)]
    public void A_proxy_is_shown_without_its_user(string text, string shown, string? user, string? password) =>
        Assert.Equal(new ProxyAddress(shown, user, password), ProxyAddress.Of(text));
}
