using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>The tests of <c>boto3_suite.py</c>, by their names: the script is run once, and each test here looks up what it said.</summary>
public sealed partial class Boto3Tests(Boto3Tests.Run run) : IClassFixture<Boto3Tests.Run>
{
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "Clients", "boto3_suite.py");

    public static TheoryData<string> Names => [.. TestName().Matches(File.ReadAllText(s_script)).Select(m => m.Groups[1].Value)];

    [Theory, MemberData(nameof(Names))]
    public void Boto3(string name)
    {
        if (run.WhyNot is not null) Assert.Skip(run.WhyNot);
        Assert.True(run.Results.TryGetValue(name, out string? result), run.Error);
        Assert.Equal("ok", result);
    }

    [GeneratedRegex(@"^def (test_\w+)", RegexOptions.Multiline)]
    private static partial Regex TestName();

    public sealed class Run : IAsyncLifetime
    {
        public string? WhyNot { get; private set; }

        public Dictionary<string, string> Results { get; } = [];

        public string Error { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            string? python = await Tool.FindAsync(["python3", "python"], "-c", "import boto3");
            if (python is null)
            {
                WhyNot = "There is no Python with boto3 on this machine.";
                return;
            }
            using var server = new TestServer();
            ToolResult result = await Tool.RunAsync(python, [s_script, server.Url, TestServer.Account.AccessKey, TestServer.Account.SecretKey]);
            foreach (string[] line in result.Output.Split('\n').Select(l => l.TrimEnd('\r').Split('\t', 2)).Where(l => l.Length == 2)) Results[line[0]] = line[1];
            Error = result.Error;
        }

        public ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            return default;
        }
    }
}
