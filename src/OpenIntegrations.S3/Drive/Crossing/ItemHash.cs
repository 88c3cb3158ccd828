using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>Get-FileHash of objects: their bytes pass by, and stay nowhere.</summary>
internal sealed class ItemHash(ItemCall call, ItemRequest request) : ItemWork(call, request)
{
    private string Algorithm { get; } = (request.Of<string>(nameof(Algorithm)) ?? "SHA256").ToUpperInvariant();

    private protected override void Begin(PSObject item)
    {
        (S3DriveInfo drive, DrivePath path) = PlaceOf(item);
        if (((DriveItem)item.BaseObject).Mode[0] == 'd') throw DriveRefusal.NoContent(path);
        S3Client store = Call.StoreOf(drive);
        Start(item, drive, null, async (pump, token) =>
        {
            string hash = await HashAsync(store, path, token).ConfigureAwait(false);
            pump.Emit(Shown(hash, path.Shown));
        });
    }

    private async Task<string> HashAsync(S3Client store, DrivePath path, CancellationToken cancellationToken)
    {
        (ObjectStream? body, S3Answer? refusal) = await ObjectStream
            .OpenAsync(store, Routes.GetObject.For(path.Bucket, path.Key!), cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using ObjectStream open = body!;
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(Algorithm));
        var buffer = new byte[64 * 1024];
        for (int read; (read = await ReadAsync().ConfigureAwait(false)) > 0;) hash.AppendData(buffer, 0, read);
        return Hash.Hex(hash.GetHashAndReset()).ToUpperInvariant();

        Task<int> ReadAsync() => open.ReadAsync(buffer, 0, buffer.Length, cancellationToken);
    }

    // By the names of the types that PowerShell 7 and Windows PowerShell give, it is shown as their own.
    private PSObject Shown(string hash, string path)
    {
        var shown = new PSObject();
        shown.Properties.Add(new PSNoteProperty(nameof(Algorithm), Algorithm));
        shown.Properties.Add(new PSNoteProperty("Hash", hash));
        shown.Properties.Add(new PSNoteProperty("Path", path));
        shown.TypeNames.Insert(0, "Microsoft.Powershell.Utility.FileHash");
        shown.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.FileHashInfo");
        return shown;
    }
}
