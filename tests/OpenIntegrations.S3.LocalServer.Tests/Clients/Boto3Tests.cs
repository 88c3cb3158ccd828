using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>The tests of <c>boto3_suite.py</c>, by their names: the script is run once, and each test here looks up what it said.</summary>
public abstract partial class Boto3Suite(Boto3Run run)
{
    public static TheoryData<string> Names => [.. TestName().Matches(File.ReadAllText(Boto3Run.Script)).Select(m => m.Groups[1].Value)];

    [Theory, MemberData(nameof(Names))]
    public void Boto3(string name)
    {
        if (run.WhyNot is not null) Assert.Skip(run.WhyNot);
        Assert.True(run.Results.TryGetValue(name, out string? result), run.Error);
        Assert.Equal("ok", result);
    }

    [GeneratedRegex(@"^def (test_\w+)", RegexOptions.Multiline)]
    private static partial Regex TestName();
}

public sealed class Boto3Tests(Boto3Tests.Run run) : Boto3Suite(run), IClassFixture<Boto3Tests.Run>
{
    public sealed class Run : Boto3Run
    {
        protected override async Task RunAsync(string python)
        {
            using var server = new TestServer();
            await RunAsync(python, server.Url, TestServer.Account);
        }
    }
}

/// <summary>The same against the build for Windows PowerShell, which runs here too.</summary>
public sealed class Boto3OnTheOldPlatformTests(Boto3OnTheOldPlatformTests.Run run) : Boto3Suite(run),
IClassFixture<Boto3OnTheOldPlatformTests.Run>
{
    public sealed class Run : Boto3Run
    {
        protected override async Task RunAsync(string python)
        {
            string folder = Directory.CreateTempSubdirectory("s3-boto3-").FullName;
            using (var host = new HostProcess(folder)) await RunAsync(python, host.Url, HostProcess.Account);
            Directory.Delete(folder, recursive: true);
        }
    }
}
