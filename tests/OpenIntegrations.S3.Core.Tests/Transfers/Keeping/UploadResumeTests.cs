using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers.Keeping;

/// <summary>An upload that is interrupted, and what the next run does.</summary>
public sealed class UploadResumeTests : ResumeTest
{
    public UploadResumeTests()
    {
        File.WriteAllBytes(At("source"), Content);
        SetTime(1);
    }

    [Fact]
    public async Task It_goes_on_with_what_is_missing()
    {
        await InterruptAsync();
        Assert.Equal(["BEGIN", "PUT 1", "PUT 2", "PUT 3"], Store.Look());
        Assert.Equal((TransferKind.Upload, "s3://b1/k", 2L * PartSize, (long)Length, "u1"),
            (Only.Name.Kind, Only.Destination, Only.Done, Only.Length, Only.UploadId));
        Assert.Equal(2 * PartSize, Assert.Single(Told).Done);
        Assert.False(Only.IsActive);

        await RunAsync();
        Assert.Equal(["LIST", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
        Assert.Equal(Content, Store.Content);
        Assert.Empty(Journal.All());
    }

    [Fact]
    public async Task It_goes_on_as_often_as_it_is_interrupted()
    {
        await InterruptAsync(2);
        await InterruptAsync(4);
        Assert.Equal(3 * PartSize, Only.Done);
        Store.Look();
        await RunAsync();
        Assert.Equal(["LIST", "PUT 4", "COMPLETE"], Store.Look());
        Assert.Equal(Content, Store.Content);
    }

    [Fact]
    public async Task A_part_that_is_not_what_the_file_has_is_sent_again()
    {
        await InterruptAsync();
        Store.Uploads["u1"][1][7] ^= 1;
        Store.Uploads["u1"][2] = Store.Uploads["u1"][2][..100];
        Store.Look();
        await RunAsync();
        Assert.Equal(["LIST", "PUT 1", "PUT 2", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
        Assert.Equal(Content, Store.Content);
    }

    [Theory]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA256")]
    public async Task Parts_are_proven_by_their_checksums_where_an_ETag_says_nothing(string algorithm)
    {
        using var store = new PartStore { Listed = algorithm };
        store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync(store, checksum: algorithm));
        store.Fault = static _ => null;
        store.Uploads["u1"][1][0] ^= 1;
        store.Look();
        await RunAsync(store, checksum: algorithm);
        Assert.Equal(["LIST", "PUT 1", "PUT 3", "PUT 4", "COMPLETE"], store.Look());
        Assert.Equal(Content, store.Content);
        Assert.Equal(4, store.Server.Requests[^1].Text.Split($"<Checksum{algorithm}>").Length - 1);
    }

    [Fact]
    public async Task Where_nothing_proves_parts_all_are_sent_again()
    {
        using var store = new PartStore { Listed = "CRC32C" };
        store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync(store));
        store.Fault = static _ => null;
        store.Look();
        await RunAsync(store);
        Assert.Equal(["LIST", "PUT 1", "PUT 2", "PUT 3", "PUT 4", "COMPLETE"], store.Look());
        Assert.Equal(Content, store.Content);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("size")]
    [InlineData("metadata")]
    [InlineData("checksum")]
    public async Task What_is_another_upload_by_now_begins_anew_and_the_old_one_is_given_up(string difference)
    {
        await InterruptAsync();
        Store.Look();
        if (difference == "time") SetTime(2);
        if (difference == "size") await File.WriteAllBytesAsync(At("source"), Content[..^1]);
        if (difference == "size") SetTime(1);
        await RunAsync(checksum: difference == "checksum" ? "CRC32C" : null, put: put =>
        {
            if (difference == "metadata") put.Headers["x-amz-meta-a"] = "b";
        });
        Assert.Equal(["ABORT", "BEGIN", "PUT 1", "PUT 2", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
        Assert.Empty(Store.Uploads);
        Assert.Equal(difference == "size" ? Content[..^1] : Content, Store.Content);
    }

    [Theory]
    [InlineData(404, "NoSuchUpload")]
    [InlineData(403, "AccessDenied")]
    [InlineData(501, "NotImplemented")]
    public async Task What_the_store_does_not_tell_begins_anew(int status, string code)
    {
        await InterruptAsync();
        Store.Look();
        Store.Fault = r => r.Method == "GET" ? Answer.Error(status, code) : null;
        await RunAsync();
        Assert.Equal(["LIST", "ABORT", "BEGIN", "PUT 1", "PUT 2", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
        Assert.Equal(Content, Store.Content);
    }

    [Fact]
    public async Task A_store_that_is_down_when_it_is_asked_leaves_everything_as_it_is()
    {
        await InterruptAsync();
        Store.Fault = static _ => Down;
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Store.Fault = static _ => null;
        Store.Look();
        await RunAsync();
        Assert.Equal(["LIST", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
    }

    [Theory]
    [InlineData(400, "InvalidRequest", true)]
    [InlineData(503, "ServiceUnavailable", false)]
    public async Task What_would_fail_again_is_not_kept(int status, string code, bool isGivenUp)
    {
        Store.Fault = From(3, Answer.Error(status, code));
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Assert.Equal(isGivenUp, Store.Look().Contains("ABORT"));
        Assert.Equal(isGivenUp ? 0 : 1, Journal.All().Count);
        Assert.Equal(isGivenUp ? 0 : 1, Told.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_upload_that_has_nothing()
    {
        await InterruptAsync(1);
        Assert.Equal("ABORT", Store.Look()[^1]);
        Assert.Empty(Journal.All());
    }

    [Fact]
    public async Task What_cannot_be_given_up_is_still_known()
    {
        Store.Fault = r => r.Method is "DELETE" ? Down : From(3, Answer.Error(400, "InvalidRequest"))(r);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Assert.Equal("u1", Only.UploadId);
    }

    [Fact]
    public async Task Who_presses_CtrlC_is_told_what_is_kept()
    {
        using var stop = new CancellationTokenSource();
        Store.Fault = r =>
        {
            if (r.Query.StartsWith("partNumber=3&", StringComparison.Ordinal)) stop.Cancel();
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellationToken: stop.Token));
        Assert.DoesNotContain("ABORT", Store.Look());
        Assert.Equal(2 * PartSize, Assert.Single(Told).Done);
    }

    [Fact]
    public async Task A_source_that_changes_while_it_is_sent_leaves_nothing()
    {
        Store.Fault = r =>
        {
            if (r.Query.StartsWith("partNumber=3&", StringComparison.Ordinal)) SetTime(3);
            return null;
        };
        await Assert.ThrowsAsync<IOException>(() => RunAsync());
        Assert.Equal("ABORT", Store.Look()[^1]);
        Assert.Empty(Journal.All());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task What_is_not_to_be_kept_or_too_small_leaves_nothing(bool? isWanted)
    {
        Store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync(resume: new Resuming(Journal, isWanted)));
        Assert.Equal("ABORT", Store.Look()[^1]);
        Assert.False(Directory.Exists(Journal.Folder));
    }

    [Theory]
    [InlineData(null, Resuming.UsualSize, false)]
    [InlineData(null, Resuming.UsualSize + 1, true)]
    [InlineData(true, 1, true)]
    [InlineData(false, long.MaxValue, false)]
    public void Above_64_MiB_it_is_on_by_itself(bool? isWanted, long length, bool isOn) =>
        Assert.Equal(isOn, new Resuming(Journal, isWanted).Covers(length));

    [Fact]
    public async Task Another_process_with_the_same_upload_does_its_own()
    {
        await InterruptAsync();
        Store.Look();
        using (Journal.Take(Only.Name))
        {
            Assert.True(Only.IsActive);
            await RunAsync();
            Assert.Equal(["BEGIN", "PUT 1", "PUT 2", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
        }
        Assert.Equal((false, "u1"), (Only.IsActive, Only.UploadId));
        await RunAsync();
        Assert.Equal(["LIST", "PUT 3", "PUT 4", "COMPLETE"], Store.Look());
    }

    [Fact]
    public async Task The_journal_has_no_secret_and_is_its_users_own()
    {
        const string key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        Store.Fault = From(3, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync(put: put =>
        {
            put.Headers["x-amz-server-side-encryption-customer-algorithm"] = "AES256";
            put.Headers["x-amz-server-side-encryption-customer-key"] = key;
            put.Headers["x-amz-server-side-encryption-customer-key-MD5"] = "aaaa";
        }));
        string text = await File.ReadAllTextAsync(JournalFile);
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        Assert.DoesNotContain("sEcReT", text, StringComparison.Ordinal);
        // Rights are the folder's there.
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Journal.Folder));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_hinders_nobody()
    {
        await File.WriteAllTextAsync(At("state"), "a file where the folder should be");
        await RunAsync();
        Assert.Equal(Content, Store.Content);
    }

    private async Task InterruptAsync(int part = 3)
    {
        Store.Fault = From(part, Down);
        await Assert.ThrowsAsync<S3RequestFailedException>(() => RunAsync());
        Store.Fault = static _ => null;
    }

    private async Task RunAsync(PartStore? store = null, string? checksum = null, Action<S3Request>? put = null, Resuming? resume = null,
        CancellationToken cancellationToken = default)
    {
        S3Request request = Routes.PutObject.For("b1", "k");
        put?.Invoke(request);
        using var source = new FileSource(At("source"));
        await new Upload((store ?? Store).Client(), request, source)
        {
            PartSize = PartSize, Parallel = 1, Checksum = checksum, Resume = resume ?? Always,
        }.RunAsync(cancellationToken);
    }

    private void SetTime(int day) => File.SetLastWriteTimeUtc(At("source"), new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc));
}
