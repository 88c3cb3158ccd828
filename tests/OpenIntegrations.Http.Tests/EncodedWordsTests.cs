using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests;

public sealed class EncodedWordsTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("Zoë", "=?UTF-8?B?Wm/Dqw==?=")]
    [InlineData("\U0001F600", "=?UTF-8?B?8J+YgA==?=")]
    [InlineData("", "")]
    public void Text_beyond_ASCII_is_encoded(string text, string encoded)
    {
        Assert.Equal(encoded, EncodedWords.Encode(text));
        Assert.Equal(text, EncodedWords.Decode(encoded));
    }

    [Theory]
    [InlineData("=?UTF-8?Q?Mini=C3=B6_x?=", "Miniö x")]
    [InlineData("=?utf-8?b?w6Q=?=", "ä")]
    [InlineData("=?ISO-8859-1?Q?=E4?=", "ä")]
    [InlineData("=?windows-1251?B?8w==?=", "у")]
    [InlineData("=?UTF-8*de?B?w6Q=?=", "ä")]
    [InlineData("a =?UTF-8?B?w6Q=?= b", "a ä b")]
    [InlineData("=?UTF-8?B?w6Q=?=  =?UTF-8?Q?=C3=B6?=", "äö")]
    [InlineData("=?UTF-8?Q?=C3?= =?UTF-8?Q?=B6?=", "ö")]
    [InlineData("=?UTF-8?B?w6Q=?= =?ISO-8859-1?Q?=E4?=", "ää")]
    public void Words_of_all_kinds_are_decoded(string text, string decoded) => Assert.Equal(decoded, EncodedWords.Decode(text));

    [Theory]
    [InlineData("=?UTF-8?B?!!?=")]
    [InlineData("=?klingon?B?w6Q=?=")]
    [InlineData("=?utf-7?B?w6Q=?=")]
    [InlineData("=?UTF-8?X?w6Q=?=")]
    [InlineData("x=?UTF-8?B?w6Q=?=y")]
    [InlineData("=?UTF-8?B?w6Q=")]
    [InlineData("=?UTF-8?Q?a=0D=0Ab?=")]
    [InlineData("=?UTF-8?Q?=1B]52?=")]
    [InlineData("=?=?=?=?")]
    public void What_is_no_word_or_would_drive_a_terminal_stays(string text) => Assert.Equal(text, EncodedWords.Decode(text));

    [Fact]
    public void Any_text_comes_back_in_words_of_75_characters() =>
        Gen.String[Gen.OneOf(Gen.Char['\u00a1', '\u02ff'], Gen.Char[' ', '>'], Gen.Char['\u4e00', '\u9fff']), 0, 200].Sample(text =>
        {
            string encoded = EncodedWords.Encode(text);
            return EncodedWords.Decode(encoded) == text && (encoded == text || encoded.Split(' ').All(w => w.Length <= 75));
        });

    [Fact]
    public void No_text_of_a_server_breaks_the_reader() =>
        Gen.String[Gen.OneOf(Gen.OneOf("=?UTF-8?BQbq_ \t*".ToCharArray()), Gen.Char), 0, 60].Sample(text =>
            EncodedWords.Decode("=?" + text + "?=") is not null);

    [Fact]
    public async Task Metadata_come_back_as_they_were_meant_and_other_headers_as_they_are()
    {
        using var server = new ScriptedServer(new Answer().With("x-amz-meta-a", "=?UTF-8?B?w6Q=?=").With("x-amz-meta-raw", "ä")
            .With("x-other", "=?UTF-8?B?w6Q=?=").With("x-amz-meta-two", "1").With("x-amz-meta-two", "2"));
        using WireResponse response = await new HttpTransport(TransportSettings.Default, RetryPolicy.None)
            .SendAsync(new WireRequest("HEAD", Origin.Parse(server.Url), "/"), Authorization.None, CancellationToken.None);
        Assert.Equal(("ä", "ä", "=?UTF-8?B?w6Q=?=", "1, 2"), (response.Headers["x-amz-meta-a"], response.Headers["x-amz-meta-raw"],
            response.Headers["x-other"], response.Headers["X-Amz-Meta-Two"]));
    }
}
