using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Listing;

public sealed class ListTests(ListTests.Keys fixture) : IClassFixture<ListTests.Keys>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("", 1200)]
    [InlineData("&max-keys=7", 1200)]
    [InlineData("&delimiter=/", 1102)]
    [InlineData("&delimiter=/&max-keys=3", 1102)]
    [InlineData("&prefix=dir/", 99)]
    [InlineData("&prefix=none", 0)]
    public async Task Both_lists_give_all_pages(string query, int count)
    {
        foreach (bool isV2 in new[] { true, false })
        {
            var names = new List<string>();
            string next = "";
            for (int pages = 0; pages < 500; pages++)
            {
                Reply page = await Client.Get($"/keys?encoding-type=url{(isV2 ? "&list-type=2" : "")}{query}{next}");
                string[] found =
                    [.. page.Values("Key"), .. page.Xml.Elements().Where(e => e.Name.LocalName == "CommonPrefixes").Select(e => e.Value)];
                names.AddRange(found);
                if (isV2) Assert.Equal(found.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Value("KeyCount"));
                if (page.Value("IsTruncated") == "false") break;
                next = isV2
                    ? "&continuation-token=" + PercentEncoding.Encode(page.Value("NextContinuationToken"))
                    : "&marker=" + (page.Values("NextMarker") is [var marker] ? marker : page.Values("Key")[^1]);
            }
            Assert.Equal(count, names.Count);
            Assert.Equal(count, names.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("0", "0", 0)]
    [InlineData("1", "1", 1)]
    [InlineData("5000", "1000", 1000)]
    [InlineData("", "1000", 1000)]
    public async Task A_page_has_a_thousand_items_at_most(string asked, string answered, int count)
    {
        Reply page = await Client.Get("/keys?list-type=2&max-keys=" + asked);
        Assert.Equal((answered, count), (page.Value("MaxKeys"), page.Values("Key").Length));
        Assert.Equal(count == 0 ? "false" : "true", page.Value("IsTruncated"));
    }

    [Theory]
    [InlineData("max-keys=-1")]
    [InlineData("max-keys=many")]
    [InlineData("encoding-type=base64")]
    [InlineData("list-type=3")]
    [InlineData("list-type=2&continuation-token=nonsense!")]
    [InlineData("list-type=2&continuation-token=")]
    public async Task What_makes_no_sense(string query) => Assert.Equal("400 InvalidArgument", (await Client.Get("/keys?" + query)).Code);

    [Fact]
    public async Task A_list_tells_what_it_was_asked()
    {
        Reply page =
            await Client.Get("/keys?list-type=2&prefix=a%20b&delimiter=%2B&start-after=a&encoding-type=url&fetch-owner=true&max-keys=3");
        Assert.Equal(("a%20b", "%2B", "a", "url", "keys"),
            (page.Xml.Elements().First(e => e.Name.LocalName == "Prefix").Value, page.Value("Delimiter"), page.Value("StartAfter"),
                page.Value("EncodingType"), page.Value("Name")));
    }

    [Fact]
    public async Task Owners_are_told_when_asked_for()
    {
        Assert.Empty((await Client.Get("/keys?list-type=2&max-keys=2")).Values("Owner"));
        Assert.Equal(2, (await Client.Get("/keys?list-type=2&max-keys=2&fetch-owner=true")).Values("Owner").Length);
        Assert.Equal(2, (await Client.Get("/keys?max-keys=2")).Values("Owner").Length);
    }

    [Fact]
    public async Task A_list_begins_behind_any_text()
    {
        Assert.Equal(["key-0003", "key-0004"], (await Client.Get("/keys?list-type=2&start-after=key-0002&max-keys=2")).Values("Key"));
        Assert.Equal(["key-0003", "key-0004"], (await Client.Get("/keys?marker=key-00025&max-keys=2")).Values("Key"));
    }

    /// <summary>A bucket with 1,200 keys, 99 of which begin with <c>dir/</c>.</summary>
    public sealed class Keys : IAsyncLifetime
    {
        private readonly TestServer _server = new();

        public TestClient Client => _server.Client;

        public async ValueTask InitializeAsync()
        {
            await Client.Put("/keys");
            await Parallel.ForEachAsync(Enumerable.Range(0, 1200), new ParallelOptions { MaxDegreeOfParallelism = 64 },
                async (i, _) => await Client.Put($"/keys/{(i % 12 == 0 && i > 0 ? "dir/" : "")}key-{i:D4}"));
        }

        public ValueTask DisposeAsync()
        {
            _server.Dispose();
            GC.SuppressFinalize(this);
            return default;
        }
    }
}
