using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Drive;

// Copies, moves and new names. All of it happens at the store, unless two drives are of two stores.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override object? CopyItemDynamicParameters(string path, string destination, bool recurse)
    {
        Begin(path);
        return null;
    }

    /// <inheritdoc/>
    protected override void CopyItem(string path, string copyPath, bool recurse) =>
        Try(path, (at, drive) => Transfer(drive, at, Copied(drive, at, recurse), copyPath, recurse, isMove: false));

    /// <inheritdoc/>
    protected override object? MoveItemDynamicParameters(string path, string destination)
    {
        Begin(path);
        return null;
    }

    /// <inheritdoc/>
    protected override void MoveItem(string path, string destination) =>
        Try(path, (at, drive) => Transfer(drive, at, OneOf(drive, at), destination, recurse: true, isMove: true));

    /// <inheritdoc/>
    protected override object? RenameItemDynamicParameters(string path, string newName)
    {
        Begin(path);
        return null;
    }

    /// <inheritdoc/>
    protected override void RenameItem(string path, string newName) => Try(path, (at, drive) =>
    {
        // As the tab key writes it.
        if (newName.StartsWith("./", StringComparison.Ordinal) || newName.StartsWith(".\\", StringComparison.Ordinal))
            newName = newName.Substring(2);
        if (DrivePath.HasSeparator(newName) || newName is "" or "." or "..")
            throw new DriveRefusal("NoName", ErrorCategory.InvalidArgument,
                "The new name is one name, not a path. Move-Item takes a path.");
        if (at.Key is null || IsRoot(drive, at))
            throw new DriveRefusal("NoNewName", ErrorCategory.InvalidOperation, $"'{at.Shown}' keeps its name: stores rename no buckets.");
        DrivePath target = at.Parent.Child(newName);
        return Go(drive, at, drive, target, OneOf(drive, at), new TransferKindOf("Rename", true, true) { IsForced = false });
    });

    // Without -Recurse a folder has nothing to copy, and an object of its name has.
    private AtPath Copied(S3DriveInfo drive, DrivePath path, bool recurse) =>
        !recurse && Existing(drive, path) is { Object: not null } found ? found with { Folder = null } : OneOf(drive, path);

    private bool Transfer(S3DriveInfo drive, DrivePath at, AtPath source, string destination, bool recurse, bool isMove)
    {
        DrivePath target = At(destination);
        S3DriveInfo other = DriveOf(target);
        target = other.Own(target);
        // With -Container:$false PowerShell gives what is in a folder one by one, and leaves what is excluded to whoever copies.
        if (!isMove && source.Folder is null && !new KeptNames(null, null, Exclude).Takes(KeyName.Piece(at.Name))) return true;
        var kind = new TransferKindOf(isMove ? "Move" : "Copy", recurse, isMove) { IsForced = Force };
        // As with files, a folder goes into one that is there, and otherwise becomes it.
        bool isInto = DrivePath.EndsInSeparator(destination) && source.Folder is null;
        if (isInto || Find(other, target).Folder is not null) target = target.IsStore ? target : target.Child(at.Name);
        return Go(drive, at, other, target, source, kind);
    }

    private bool Go(S3DriveInfo drive, DrivePath at, S3DriveInfo other, DrivePath target, AtPath source, TransferKindOf kind)
    {
        bool takesFolder = source.Folder is not null;
        Check(drive, at, other, target, takesFolder, kind);
        string what = takesFolder ? Kind(at) : "object";
        if (!May($"{kind.Verb} {what}", $"{at.Shown} -> {target.Shown}")) return true;
        DriveStore from = drive.Store;
        // What is moved goes whole, as with files.
        KeptNames names = kind.IsMove ? new(null, null, null) : new(Filter, include: null, Exclude);
        Node made = Run(other, (store, pump, token) =>
        {
            var copy = new TreeCopy(from, store, r => pump.Post(() => Fail(r.GetFailure()!, at, other)))
            {
                IsMove = kind.IsMove, InFolders = names.InFolders,
            };
            return takesFolder ? copy.FolderAsync(at, target, kind.Recurse, token) : copy.ObjectAsync(at, target, source.Object!, token);
        });
        Write(other, made);
        return true;
    }

    private void Check(S3DriveInfo drive, DrivePath at, S3DriveInfo other, DrivePath target, bool takesFolder, TransferKindOf kind)
    {
        if (at.IsStore) throw DriveRefusal.IsStore();
        if (target.Key is null) throw DriveRefusal.NoBucket(target);
        bool isSame = StoreEnd.AreOneStore(drive.Store.Client, other.Store.Client);
        if (isSame && at.Bucket == target.Bucket && at.Key == target.Key)
            throw new DriveRefusal("SamePath", ErrorCategory.InvalidArgument, $"'{at.Shown}' would become itself.");
        if (isSame && takesFolder && target.IsWithin(at with { Drive = "" }))
            throw new DriveRefusal("IntoItself", ErrorCategory.InvalidArgument, $"'{target.Shown}' lies in '{at.Shown}' itself.");
        if (kind.IsMove && at.Key is null) throw DriveRefusal.IsBucket(at);
        if (kind.IsMove && !kind.IsForced && Find(other, target) is { Exists: true } found)
            throw kind.Verb == "Rename" ? DriveRefusal.NameIsTaken(target) : DriveRefusal.IsThere("DestinationExists", target, found);
    }

    private sealed record TransferKindOf(string Verb, bool Recurse, bool IsMove)
    {
        /// <summary>Whether what is there is replaced. A new name replaces nothing, as with files.</summary>
        public bool IsForced { get; init; }
    }
}
