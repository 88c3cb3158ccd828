using System;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Core.Tests.Profiles;

public sealed class ProfileStoreTests : IDisposable
{
    private readonly TestWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("""{"profiles":{"a":5}}""", "its profile 'a' is a number where an object")]
    [InlineData("""{"profiles":{"a":"x"}}""", "its profile 'a' is a text where an object")]
    [InlineData("""{"profiles":{"a":null}}""", "its profile 'a' is null where an object")]
    [InlineData("""{"profiles":{"a":[1]}}""", "its profile 'a' is a list where an object")]
    [InlineData("""{"profiles":{"a":true}}""", "its profile 'a' is true or false where an object")]
    [InlineData("""{"profiles":[]}""", "its 'profiles' is a list where an object")]
    [InlineData("""{"profiles":null}""", "its 'profiles' is null where an object")]
    [InlineData("""{"profile":{}}""", "it has no 'profiles' object")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("5", "it is no JSON object")]
    [InlineData("", "is damaged")]
    [InlineData("\0\0\0", "is damaged")]
    [InlineData("""{"profiles":{"a":{"Url":{}}}}""", "Url of the profile 'a' is an object; it must be a text or a number")]
    [InlineData("""{"profiles":{"a":{"Url":["h"]}}}""", "Url of the profile 'a' is a list; it must be a text or a number")]
    [InlineData("""{"profiles":{"a":{"Url":"h","AccessKey":"k","SecretKey":["hush"]}}}""", "SecretKey of the profile 'a' is a list")]
    [InlineData("""{"profiles":{"a":{"Url":"h","AccessKey":"k","SecretKey":{"hush":"hush"}}}}""", "SecretKey of the profile was encrypted")]
    [InlineData("""{"profiles":{"a":{"Url":"h","AccessKey":"k\nhush","SecretKey":"s"}}}""", "AccessKey of the profile 'a' has a line end")]
    [InlineData("""{"profiles":{"a":{"Url":"h","AccessKey":"k","SecretKey":"s","Parallel":"hush"}}}""", "Parallel of the profile 'a' is")]
    public void A_store_that_is_malformed_is_named_with_the_place_and_what_is_due(string text, string message)
    {
        string path = _world.Write("profiles/profiles.json", text);
        string said = Assert.Throws<S3ConfigurationException>(() => _world.Connect(_world.Store.Resolve("a"))).Message;
        Assert.Contains(message, said, StringComparison.Ordinal);
        bool isAboutForm =
            !message.StartsWith("Parallel", StringComparison.Ordinal) && !message.Contains("encrypted", StringComparison.Ordinal);
        if (isAboutForm) Assert.Contains(path, said, StringComparison.Ordinal);
        if (isAboutForm) Assert.DoesNotContain("hush", said, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(path));
    }

    /// <summary>It is no store without profiles, and nobody is told that a file exists already.</summary>
    [Theory]
    [InlineData("home", "profiles.json")]
    [InlineData("home", "deeper/profiles.json")]
    [InlineData("home/x", "profiles.json")]
    public void A_file_in_the_place_of_the_folder_is_named(string file, string store)
    {
        string above = _world.Write(file, "mine");
        string path = System.IO.Path.Combine(above, store);
        Action<ProfileStore>[] uses =
        [
            s => s.Names(), s => s.Resolve("a"), s => s.Remove("a"), s => s.Set("a", new ConnectionSettings("t") { ["Url"] = "h" }),
            s => s.TakeSignInTurnAsync("a", default),
        ];
        foreach (Action<ProfileStore> use in uses)
        {
            string said = Assert.Throws<S3ConfigurationException>(() => use(new ProfileStore(path))).Message;
            Assert.StartsWith($"'{above}' is a file, where the folder of the profiles is due ('{path}').", said, StringComparison.Ordinal);
        }
        Assert.Equal("mine", System.IO.File.ReadAllText(above));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_named()
    {
        string path = System.IO.Path.GetDirectoryName(_world.Write("profiles.json/x", ""))!;
        string said = Assert.Throws<S3ConfigurationException>(() => new ProfileStore(path).Names()).Message;
        Assert.Equal($"'{path}' is a folder, where the file of the profiles is due. Move it away.", said);
    }
}
