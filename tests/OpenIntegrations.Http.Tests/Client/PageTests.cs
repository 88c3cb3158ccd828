using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>The program in the documentation; its recipes for PowerShell are run by Pester.</summary>
public sealed class PageTests
{
    [Fact]
    public void The_program_works()
    {
        using var server = new ScriptedServer(Echo.Answer);
        (string url, string accessKey, string secretKey) = (server.Url, "AK", "SK");
        object? result = HttpRequests.NewRequest()
            .Initialize(url)
            .SetJsonBody(new Dictionary<string, object> { ["Field1"] = 10, ["Field2"] = "Text" })
            .AddHeader("X-My-Header1", "Hello")
            .AddAWS4Authorization(accessKey, secretKey, "us-east-1")
            .ProcessRequest("POST")
            .ReturnResponseAsJSONObject();
        Assert.Equal("""{"Field1":10,"Field2":"Text"}""", Assert.IsType<TreeMap>(result)["data"]);
    }

    [Fact]
    public void The_program_is_printed_as_it_was_tried()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-client.md"));
        string[] printed = Lines(page.Split("```csharp")[1].Split("```")[0]);
        Assert.NotEmpty(printed);
        Assert.Contains(string.Join("\n", printed),
            string.Join("\n",
                Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "OpenIntegrations.Http.Tests", "Client", "PageTests.cs")))),
                    StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
}
