using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers.Keeping;

/// <summary>A download that is interrupted, and what the next run does.</summary>
public sealed class DownloadResumeTests : ResumeTest
{
    private static readonly string[] s_ranges = ["GET 0-5242879", "GET 5242880-10485759", "GET 10485760-15728639", "GET 15728640-15728644"];

    public DownloadResumeTests() => Store.Content = Content;

    [Fact]
    public async Task It_goes_on_with_what_is_missing()
    {
        await InterruptAsync();
        Assert.Equal((TransferKind.Download, "s3://b1/k", 2L * PartSize, (long)Length),
            (Only.Name.Kind, Only.Source, Only.Done, Only.Length));
        Assert.Equal(2 * PartSize, Assert.Single(Told).Done);
        Assert.Equal([Path.GetFileName(Only.Partial!)], Files);
        Store.Look();

        await RunAsync();
        Assert.Equal(["HEAD", s_ranges[2], s_ranges[3]], Store.Look());
        await AssertDoneAsync(Content);
    }

    [Fact]
    public async Task It_goes_on_as_often_as_it_is_interrupted()
    {
        await InterruptAsync(2);
        await InterruptAsync(4);
        Assert.Equal(3 * PartSize, Only.Done);
        Store.Look();
        await RunAsync();
        Assert.Equal(["HEAD", s_ranges[3]], Store.Look());
        await AssertDoneAsync(Content);
    }

    /// <summary>Of a process that ended between the last range and the new name.</summary>
    [Fact]
    public async Task What_is_there_already_only_gets_its_name()
    {
        await InterruptAsync(4);
        await File.WriteAllBytesAsync(Only.Partial!, Content);
        await File.AppendAllTextAsync(JournalFile, $"4 5 {Digest(DownloadResume.Algorithm, Content[^5..])}\n");
        Store.Look();
        await RunAsync();
        Assert.Equal(["HEAD"], Store.Look());
        await AssertDoneAsync(Content);
    }

    [Fact]
    public async Task A_range_that_the_disk_spoilt_comes_again()
    {
        await InterruptAsync();
        byte[] partial = await File.ReadAllBytesAsync(Only.Partial!);
        partial[PartSize + 3] ^= 1;
        await File.WriteAllBytesAsync(Only.Partial!, [.. partial, .. new byte[PartSize * 3]]);
        Store.Look();
        await RunAsync();
        Assert.Equal(["HEAD", s_ranges[1], s_ranges[2], s_ranges[3]], Store.Look());
        await AssertDoneAsync(Content);
    }

    [Fact]
    public async Task An_object_that_changed_meanwhile_comes_anew()
    {
        await InterruptAsync();
        byte[] other = Content.Reverse().ToArray();
        Store.Content = other;
        Store.Look();
        await RunAsync();
        Assert.Equal(["HEAD", .. s_ranges], Store.Look());
        await AssertDoneAsync(other);
    }

    [Fact]
    public async Task Of_an_object_that_became_small_nothing_is_left_over()
    {
        await InterruptAsync();
        Store.Content = Content[..100];
        await RunAsync();
        await AssertDoneAsync(Content[..100]);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("a link")]
    public async Task A_file_that_is_not_there_any_more_comes_anew(string what)
    {
        await InterruptAsync();
        string partial = Only.Partial!;
        File.Delete(partial);
        if (what == "a link")
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
            await File.WriteAllTextAsync(At("state/victim"), "mine");
            File.CreateSymbolicLink(partial, At("state/victim"));
        }
        Store.Look();
        await RunAsync();
        Assert.Equal(s_ranges, Store.Look());
        await AssertDoneAsync(Content);
        if (what == "a link") Assert.Equal("mine", await File.ReadAllTextAsync(At("state/victim")));
    }

    [Fact]
    public async Task An_object_that_changes_under_it_is_an_error_that_leaves_nothing()
    {
        await InterruptAsync();
        Store.Fault = r =>
        {
            if (r.Method == "GET") Store.ETag = "\"another\"";
            return null;
        };
        var error = await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Assert.Equal("PreconditionFailed", error.Code);
        Assert.Empty(Files);
        Assert.Empty(Journal.All());
    }

    [Theory]
    [InlineData("CRC64NVME")]
    [InlineData("SHA256")]
    public async Task The_whole_is_proven_as_that_of_any_download(string algorithm)
    {
        Store.More[Checksum.HeaderOf(algorithm)] = Digest(algorithm, Content);
        await InterruptAsync();
        Assert.Equal(algorithm, await RunAsync());
        await AssertDoneAsync(Content);

        File.Delete(At("file"));
        await InterruptAsync();
        Store.More[Checksum.HeaderOf(algorithm)] = Digest(algorithm, Content[..1]);
        await Assert.ThrowsAsync<IntegrityException>(() => RunAsync());
        Assert.Empty(Files);
        Assert.Empty(Journal.All());
    }

    [Fact]
    public async Task The_MD5_is_proven_where_that_is_wanted()
    {
        await InterruptAsync();
        Assert.Equal("ETag", await RunAsync(verification: Verification.Full));
        await AssertDoneAsync(Content);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task What_is_not_to_be_kept_or_too_small_leaves_nothing(bool? isWanted)
    {
        Store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync(new Resuming(Journal, isWanted)));
        Assert.Empty(Files);
        Assert.False(Directory.Exists(Journal.Folder));
    }

    [Fact]
    public async Task An_object_that_nothing_identifies_is_not_kept()
    {
        Store.ETag = "W/\"weak\"";
        Store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Assert.Empty(Files);
        Assert.False(Directory.Exists(Journal.Folder));
    }

    [Fact]
    public async Task Another_process_with_the_same_download_does_its_own()
    {
        await InterruptAsync();
        Store.Look();
        using (Journal.Take(Only.Name))
        {
            await RunAsync();
            Assert.Equal(s_ranges, Store.Look());
        }
        Assert.Equal(Content, await File.ReadAllBytesAsync(At("file")));
        Assert.True(File.Exists(Only.Partial));
        Assert.Equal(2 * PartSize, Only.Done);
    }

    [Fact]
    public async Task Who_presses_CtrlC_is_told_what_is_kept()
    {
        using var stop = new CancellationTokenSource();
        Store.Fault = r =>
        {
            if (WhenThereIs(2, From(3, Down))(r) is not null) stop.Cancel();
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellationToken: stop.Token));
        Assert.Equal(2 * PartSize, Assert.Single(Told).Done);
        Assert.Single(Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"Download\"}")]
    [InlineData("\0\0\0\0")]
    public async Task A_damaged_journal_means_a_new_beginning(string text)
    {
        await InterruptAsync();
        await File.WriteAllTextAsync(JournalFile, text);
        Assert.Empty(Journal.All());
        Assert.Equal([JournalFile], Journal.Damaged());
        Store.Look();
        await RunAsync();
        Assert.Equal(s_ranges, Store.Look());
        await AssertDoneAsync(Content);
    }

    [Theory]
    [InlineData("2 5242880 AAAA")]
    [InlineData("2 5242880")]
    [InlineData("2 17 AAAA\n99 1 AAAA\n-1 5 x\n\n9999999999999999999 1 -")]
    public async Task A_line_that_cannot_be_says_nothing(string line)
    {
        await InterruptAsync();
        string[] lines = await File.ReadAllLinesAsync(JournalFile);
        string first = lines.Single(l => l.StartsWith("1 ", StringComparison.Ordinal));
        await File.WriteAllTextAsync(JournalFile, string.Join('\n', lines[0], first, line));
        Store.Look();
        await RunAsync();
        Assert.Equal(["HEAD", s_ranges[1], s_ranges[2], s_ranges[3]], Store.Look());
        await AssertDoneAsync(Content);
    }

    private async Task InterruptAsync(int part = 3)
    {
        Store.Fault = WhenThereIs(part - 1, From(part, Down));
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Store.Fault = static _ => null;
        Assert.False(File.Exists(At("file")));
    }

    // One at a time, so that those before a failure are there.
    private async Task<string?> RunAsync(Resuming? resume = null, Verification verification = Verification.Cheap,
        CancellationToken cancellationToken = default)
    {
        S3Client client = Store.Client();
        client.Limiter.Limit = 1;
        var download = new Download(client, Routes.GetObject.For("b1", "k"))
        {
            PartSize = PartSize, Parallel = 1, Resume = resume ?? Always, Verification = verification,
        };
        await download.ToFileAsync(At("file"), cancellationToken);
        return download.VerifiedBy;
    }

    private async Task AssertDoneAsync(byte[] content)
    {
        Assert.Equal(content, await File.ReadAllBytesAsync(At("file")));
        Assert.Equal(["file"], Files);
        Assert.Empty(Journal.All());
    }

    private static string Digest(string algorithm, byte[] bytes)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.FinishBase64();
    }
}
