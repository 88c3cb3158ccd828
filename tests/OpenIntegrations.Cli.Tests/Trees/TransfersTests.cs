using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint transfers</c>, and what <c>cp</c> keeps for it.</summary>
[Collection("Kept transfers")]
public sealed class TransfersTests : IDisposable
{
    private const int PartSize = 5 * 1024 * 1024;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-kept-").FullName;
    private readonly ScriptedServer _store = new(Answer);

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_interrupted_is_kept_shown_and_cleared()
    {
        Outcome interrupted = await CopyAsync("--resume");
        Assert.Equal(1, interrupted.Exit);
        Assert.Contains("are kept: the same command goes on from there", interrupted.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain(_store.Requests, r => r.Method == "DELETE");

        Outcome shown = await Oint.RunAsync("transfers");
        Assert.Equal($"interrupted: upload: {Path.Combine(_folder, "file")} to s3://bkt/file (5.0 MiB of 10.0 MiB)", shown.Output.Trim());
        Assert.Empty((await Oint.RunAsync("transfers", "--older-than", "1d")).Output);
        Assert.StartsWith("(dryrun) clear: ", (await Oint.RunAsync("transfers", "--clear", "--dry-run")).Output, StringComparison.Ordinal);

        Outcome cleared = await Oint.RunAsync("transfers", "--clear", "--basic", Oint.Basic(_store));
        Assert.True(cleared.Exit == 0, cleared.Messages);
        Assert.StartsWith("cleared: upload", cleared.Output, StringComparison.Ordinal);
        Assert.Contains(_store.Requests, r => r.ToString() == "DELETE /bkt/file?uploadId=u");
        Assert.Empty((await Oint.RunAsync("transfers")).Output);
    }

    [Theory]
    [InlineData("--no-resume")]
    [InlineData("--throttle-limit=16")]
    public async Task Nothing_is_kept_that_is_small_or_not_to_be(string option)
    {
        Outcome interrupted = await CopyAsync(option);
        Assert.DoesNotContain("are kept", interrupted.Messages, StringComparison.Ordinal);
        Assert.Contains(_store.Requests, r => r.Method == "DELETE");
        Assert.Empty((await Oint.RunAsync("transfers")).Output);
    }

    private async Task<Outcome> CopyAsync(string option)
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllBytesAsync(file, new byte[2 * PartSize]);
        string basic = Oint.Basic(_store).Replace("{", "{'MaxAttempts':1,'Parallel':1,", StringComparison.Ordinal);
        return await Oint.RunAsync("cp", file, "s3://bkt/file", "--part-size", "5M", "--basic", basic, option);
    }

    private static Answer Answer(RecordedRequest request) => request switch
    {
        { Query: "uploads" } => new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
        { Method: "DELETE" } => new Answer(204),
        { Method: "GET" } => Testing.Answer.Error(404, "NoSuchUpload"),
        _ when request.Query.StartsWith("partNumber=2", StringComparison.Ordinal) => Testing.Answer.Error(503, "ServiceUnavailable"),
        _ => new Answer().With("ETag", "\"p\""),
    };
}
