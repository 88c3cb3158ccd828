using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

// What is deleted.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override object? RemoveItemDynamicParameters(string path, bool recurse)
    {
        Begin(path);
        return null;
    }

    /// <inheritdoc/>
    protected override void RemoveItem(string path, bool recurse) => Try(path, (at, drive) =>
    {
        if (at.IsStore)
            throw new DriveRefusal("IsStore", ErrorCategory.InvalidOperation, "The store itself is not deleted. Name a bucket in it.");
        if (OneOf(drive, at).Folder is not null) RemoveFolder(drive, at, recurse);
        else if (May("Remove object", at.Shown)) Run(drive, (store, _, token) => RemoveObjectAsync(store, at, token));
        return true;
    });

    private void RemoveFolder(S3DriveInfo drive, DrivePath at, bool recurse)
    {
        var names = new KeptNames(Filter, Include, Exclude);
        bool isTwo = Find(drive, at).Object is not null;
        if (!recurse && HasChildItems(at.ToString()))
            throw new DriveRefusal("DirectoryNotEmpty", ErrorCategory.ResourceExists,
                $"'{at.Shown}' is not empty. -Recurse removes it with all that is in it; what -Include or -Exclude leaves in it keeps it.");
        string action = !recurse ? $"Remove {Kind(at)}"
            : names.IsNone ? $"Remove {Kind(at)} and all that is in it"
            : "Remove what -Filter, -Include and -Exclude take of all that is in it";
        if (!May(action, at.Shown)) return;
        bool isDone = Run(drive, (store, pump, token) =>
            new TreeRemoval(store, names.Takes, r => pump.Post(() => Fail(r.Error!, at, drive))).RunAsync(at, token));
        if (isTwo)
            WriteWarning(TerminalText.Of($"There is an object named '{at.Shown}', too, which stays. Remove-Item removes it now that the "
                + "folder is gone."));
        if (isDone && at.Key is null && (names.IsNone || Run(drive, (store, _, token) => store.IsEmptyAsync(at, token))))
            Run(drive, (store, _, token) => RemoveBucketAsync(store, at, token));
    }

    private static string Kind(DrivePath path) => path.Key is null ? "bucket" : "folder";

    private static async Task<bool> RemoveObjectAsync(DriveStore store, DrivePath at, CancellationToken cancellationToken)
    {
        await store.Client.SendOrThrowAsync(Routes.DeleteObject.For(at.Bucket, at.Key!), cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(at);
        return true;
    }

    private static async Task<bool> RemoveBucketAsync(DriveStore store, DrivePath at, CancellationToken cancellationToken)
    {
        await store.Client.SendOrThrowAsync(Routes.DeleteBucket.For(at.Bucket), cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(at);
        return true;
    }
}
