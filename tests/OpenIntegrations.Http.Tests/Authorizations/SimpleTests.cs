using System;
using System.Security;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

public sealed class SimpleTests
{
    [Fact]
    public void Basic_is_sent_at_once_in_utf8()
    {
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).AddBasicAuthorization("Aladdin", "open sesame").ProcessRequest("GET")
            .AddBasicAuthorization("test", "123£").ProcessRequest("GET");
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", server.Requests[0].Header("Authorization"));
        Assert.Equal("Basic dGVzdDoxMjPCow==", server.Requests[1].Header("Authorization"));
    }

    [Fact]
    public void Bearer_is_sent_as_given()
    {
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).AddBearerAuthorization("mF_9.B5f-4.1JqM").ProcessRequest("GET");
        Assert.Equal("Bearer mF_9.B5f-4.1JqM", server.Requests[0].Header("Authorization"));
    }

    [Fact]
    public void A_secure_string_will_do()
    {
        using var secure = new SecureString();
        foreach (char c in "tøken") secure.AppendChar(c);
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).AddBearerAuthorization(secure).ProcessRequest("GET");
        Assert.Equal("Bearer tøken", server.Requests[0].Header("Authorization"));
    }

    [Fact]
    public void What_cannot_be_sent_is_an_error()
    {
        Assert.Contains("with a colon", (string)HttpRequests.NewRequest().Initialize("x").AddBasicAuthorization("a:b", "c").GetLog(true),
            StringComparison.Ordinal);
        string log = (string)HttpRequests.NewRequest().Initialize("x").AddBearerAuthorization("a\r\nX-Evil: 1").GetLog(true);
        Assert.Contains("line break", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", log, StringComparison.Ordinal);
    }
}
