using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Core.Tests.Transfers.Keeping;

/// <summary>What was interrupted is taken away.</summary>
public sealed class TransferRemovalTests : ResumeTest
{
    [Fact]
    public async Task Of_an_upload_the_parts_go()
    {
        KeptTransfer kept = await UploadAsync();
        await Removal(Store).RemoveAsync(kept, CancellationToken.None);
        Assert.Empty(Store.Uploads);
        Assert.Empty(Journal.All());
        await Removal(Store).RemoveAsync(kept, CancellationToken.None);
    }

    [Fact]
    public async Task Of_a_download_the_file_goes_and_nobody_is_asked()
    {
        KeptTransfer kept = await DownloadAsync();
        Assert.True(File.Exists(kept.Partial));
        Store.Look();
        await new TransferRemoval(Journal, _ => throw new InvalidOperationException()).RemoveAsync(kept, CancellationToken.None);
        Assert.Empty(Files);
        Assert.Empty(Journal.All());
        Assert.Empty(Store.Look());
    }

    [Fact]
    public async Task What_a_process_works_on_is_left()
    {
        KeptTransfer kept = await UploadAsync();
        using (Journal.Take(kept.Name))
            await Assert.ThrowsAsync<InvalidOperationException>(() => Removal(Store).RemoveAsync(kept, CancellationToken.None));
        Assert.Single(Store.Uploads);
    }

    [Fact]
    public async Task Another_store_is_not_asked()
    {
        KeptTransfer kept = await UploadAsync();
        using var other = new PartStore();
        await Assert.ThrowsAsync<ArgumentException>(() => Removal(other).RemoveAsync(kept, CancellationToken.None));
        Assert.Empty(other.Look());
        Assert.Single(Journal.All());
        await Removal(other, isForced: true).RemoveAsync(kept, CancellationToken.None);
        Assert.Empty(other.Look());
        Assert.Empty(Journal.All());
    }

    /// <summary>The file that goes is never one that a record names.</summary>
    [Theory]
    [InlineData("path")]
    [InlineData("key")]
    public async Task A_record_that_was_changed_is_none(string member)
    {
        KeptTransfer kept = await DownloadAsync();
        await File.WriteAllTextAsync(At("mine"), "mine");
        string[] lines = await File.ReadAllLinesAsync(JournalFile);
        JsonNode head = JsonNode.Parse(lines[0])!;
        head[member] = At("mine");
        await File.WriteAllLinesAsync(JournalFile, [head.ToJsonString(), .. lines.Skip(1)]);
        Assert.Empty(Journal.All());
        await Removal(Store).RemoveAsync(kept, CancellationToken.None);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("mine")));
    }

    [Fact]
    public async Task A_link_in_the_journal_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        await DownloadAsync();
        File.Move(JournalFile, At("elsewhere"));
        File.CreateSymbolicLink(Path.Combine(Journal.Folder, "0123456789abcdef0123456789abcdef.transfer"), At("elsewhere"));
        Assert.Empty(Journal.All());
    }

    [Fact]
    public async Task Locks_of_what_ended_long_ago_go()
    {
        KeptTransfer kept = await DownloadAsync();
        string old = Path.Combine(Journal.Folder, new string('a', 32) + ".lock");
        string young = Path.Combine(Journal.Folder, new string('b', 32) + ".lock");
        foreach (string file in new[] { old, young }) await File.WriteAllTextAsync(file, "");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        using (Journal.Take(kept.Name)) Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.Single(Journal.All());
    }

    private async Task<KeptTransfer> UploadAsync()
    {
        await File.WriteAllBytesAsync(At("source"), Content);
        Store.Fault = From(3, Down);
        using var source = new FileSource(At("source"));
        var upload = new Upload(Store.Client(), Routes.PutObject.For("b1", "k"), source)
        {
            PartSize = PartSize, Parallel = 1, Resume = Always,
        };
        await Assert.ThrowsAsync<S3RequestFailedException>(() => upload.RunAsync(CancellationToken.None));
        return Only;
    }

    private async Task<KeptTransfer> DownloadAsync()
    {
        Store.Content = Content;
        Store.Fault = WhenThereIs(2, From(3, Down));
        S3Client client = Store.Client();
        client.Limiter.Limit = 1;
        var download = new Download(client, Routes.GetObject.For("b1", "k")) { PartSize = PartSize, Parallel = 1, Resume = Always };
        await Assert.ThrowsAsync<S3RequestFailedException>(() => download.ToFileAsync(At("file"), CancellationToken.None));
        return Only;
    }

    private TransferRemoval Removal(PartStore store, bool isForced = false) => new(Journal, _ => store.Client()) { IsForced = isForced };
}
