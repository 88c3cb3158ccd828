using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>A real browser without a window, driven as a person would use it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Element = "element-6066-11e4-a52e-4f735466cecf";

    private static readonly string[] s_arguments =
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];

    // Where a locale is asked for that the machine does not have, names of files beyond ASCII are lost.
    private static readonly Dictionary<string, string> s_environment = new() { ["LC_ALL"] = "C.UTF-8" };

    private readonly ServerProcess _driver;
    private readonly HttpClient _client = new();
    private readonly string _profile = Directory.CreateTempSubdirectory("oint-chromium-").FullName;
    private string _session = "";

    private Chromium(ServerProcess driver) => _driver = driver;

    /// <summary>Why there is no browser here; null when there is one.</summary>
    public static string? Missing => Programs.Has("chromedriver") && Programs.Has("chromium")
        ? null : "chromium and chromedriver (packages chromium, chromium-driver) are not on the PATH.";

    public static async Task<Chromium> StartAsync()
    {
        var browser = new Chromium(await ServerProcess.StartAsync("chromedriver", port => [$"--port={port}"], s_environment));
        var options = new Dictionary<string, object>
        {
            ["binary"] = Programs.Find("chromium")!,
            ["args"] = new List<string>(s_arguments) { "--user-data-dir=" + browser._profile },
        };
        var wanted = new Dictionary<string, object> { ["browserName"] = "chrome", ["goog:chromeOptions"] = options };
        JsonNode session = await browser.CallAsync("", new { capabilities = new { alwaysMatch = wanted } });
        browser._session = "/" + session["sessionId"];
        return browser;
    }

    /// <summary>Opens a page and returns when it is there.</summary>
    public Task OpenAsync(string url) => CallAsync("/url", new { url });

    /// <summary>Types into what the selector finds; into a field for files: the path of one.</summary>
    public async Task TypeAsync(string selector, string text) =>
        await CallAsync($"/element/{await FindAsync(selector)}/value", new { text });

    /// <summary>Clicks on what leads to another page, and returns when that is there.</summary>
    public async Task FollowAsync(string selector)
    {
        string here = await GetAsync("url");
        await CallAsync($"/element/{await FindAsync(selector)}/click", new { });
        // The driver waits for a page that is on its way, and on a busy machine a form is not sent yet.
        while (await GetAsync("url") == here) await Task.Delay(TimeSpan.FromMilliseconds(20));
    }

    /// <summary>What the page is made of.</summary>
    public Task<string> SourceAsync() => GetAsync("source");

    public async ValueTask DisposeAsync()
    {
        if (_session.Length > 0) (await _client.DeleteAsync(new Uri($"{_driver.Url}/session{_session}"))).Dispose();
        _client.Dispose();
        _driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task<string> GetAsync(string what)
    {
        JsonNode answer = (await _client.GetFromJsonAsync<JsonNode>($"{_driver.Url}/session{_session}/{what}"))!;
        return (string)answer["value"]!;
    }

    private async Task<string> FindAsync(string selector) =>
        (string)(await CallAsync("/element", new { @using = "css selector", value = selector }))[Element]!;

    private async Task<JsonNode> CallAsync(string command, object body)
    {
        // The driver reads no chunks.
        using var content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri($"{_driver.Url}/session{_session}{command}"), content);
        string text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"The browser refused {command}: {text}");
        return JsonNode.Parse(text)!["value"] ?? new JsonObject();
    }
}
