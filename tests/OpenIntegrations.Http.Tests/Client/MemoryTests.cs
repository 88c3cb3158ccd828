using System;
using System.IO;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.EveryProject;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>What is large is streamed, and never held.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests : IDisposable
{
    private const int Large = 200_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_as_the_body()
    {
        using var server = new SinkServer();
        string file = LargeFile();
        TakesLittle(() =>
            Assert.Equal(200, HttpRequests.NewRequest().Initialize(server.Url).SetBinaryBody(file).ProcessRequest("PUT").Response!.Status));
        Assert.Equal(Large, server.Received);
    }

    [Fact]
    public void A_file_in_a_body_of_several_parts()
    {
        using var server = new SinkServer();
        string file = LargeFile();
        TakesLittle(() =>
            Assert.Equal(200, HttpRequests.NewRequest().Initialize(server.Url).StartMultipartBody().AddMultipartFormDataFile("f", "n", file)
                .ProcessRequest("POST").Response!.Status));
        Assert.InRange(server.Received, Large + 100, Large + 1000);
    }

    [Fact]
    public void An_answer_that_goes_to_a_file()
    {
        using var server = new SourceServer(Large);
        string file = Path.Combine(_folder, "answer");
        TakesLittle(() => Assert.Equal(file,
            HttpRequests.NewRequest().Initialize(server.Url).SetResponseFile(file).ProcessRequest("GET").ReturnResponseFilename()));
        Assert.Equal(Large, new FileInfo(file).Length);
    }

    private string LargeFile()
    {
        string path = Path.Combine(_folder, "large");
        using FileStream file = File.Create(path);
        file.SetLength(Large);
        return path;
    }

    private static void TakesLittle(Action deed)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        deed();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Large / 10);
    }
}
