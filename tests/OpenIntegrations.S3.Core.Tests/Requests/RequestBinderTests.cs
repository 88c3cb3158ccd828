using System.Collections;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Requests;

public sealed class RequestBinderTests
{
    [Fact]
    public void A_header_that_cannot_be_sent_is_told_by_its_name_and_that_of_the_parameter()
    {
        var error = Refused(new Declaration { CacheControl = "no-cache\r\nx-amz-acl: public-read" });
        Assert.Equal(("Cache-Control", nameof(Declaration.CacheControl)), (error.Header, error.ParamName));
        Assert.Contains("has a line break", error.Message, System.StringComparison.Ordinal);
        Assert.DoesNotContain("public-read", error.Message, System.StringComparison.Ordinal);
        error = Refused(new Declaration { Metadata = new Hashtable { ["ü"] = "v" } });
        Assert.Equal(("x-amz-meta-ü", nameof(Declaration.Metadata)), (error.Header, error.ParamName));
        error = Refused(new Declaration { Metadata = new Hashtable { ["a"] = new Hashtable { ["b"] = 1 } } });
        Assert.Equal(("x-amz-meta-a", nameof(Declaration.Metadata)), (error.Header, error.ParamName));
        Assert.Contains("is a map", error.Message, System.StringComparison.Ordinal);
        error = Refused(new Declaration { Metadata = new Hashtable { ["a"] = "b\nc" } });
        Assert.Equal(("x-amz-meta-a", nameof(Declaration.Metadata)), (error.Header, error.ParamName));
    }

    [Fact]
    public void Blanks_around_a_value_go() =>
        Assert.Equal("no-cache", RequestBinder.Headers(new Declaration { CacheControl = " no-cache\t" }, static v => v)["Cache-Control"]);

    private static InvalidRequestException Refused(Declaration declaration) =>
        Assert.Throws<InvalidRequestException>(() => RequestBinder.Headers(declaration, static v => v));

    private sealed class Declaration
    {
        [Header("Cache-Control")]
        public string? CacheControl { get; init; }

        [Header("x-amz-meta-", IsPrefix = true)]
        public IDictionary? Metadata { get; init; }
    }
}
