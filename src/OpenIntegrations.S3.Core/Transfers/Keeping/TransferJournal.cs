using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>
/// What is known of transfers that were begun, in a folder of the user's own: a small file for each, without secrets. A transfer belongs
/// to the process that holds its lock, which the system drops with the process. Another one does the same without the journal.
/// </summary>
/// <param name="folder">The folder; made when it is needed.</param>
public sealed class TransferJournal(string folder)
{
    private const string Extension = ".transfer";
    private const string LockExtension = ".lock";
    private const int Tries = 5;
    private static readonly TimeSpan s_unused = TimeSpan.FromDays(1);

    public string Folder => folder;

    /// <summary>That of the user.</summary>
    public static TransferJournal OfUser() => new(Path.Combine(UserFolder.State(), "transfers"));

    /// <summary>The transfers, the oldest first. What cannot be understood is none.</summary>
    public IReadOnlyList<KeptTransfer> All() => Files(Extension).Select(JournalText.Read).OfType<KeptTransfer>()
        .Select(t => t with { IsActive = IsHeld(t.Name) }).OrderBy(t => t.Begun).ToList();

    /// <summary>Files that should be transfers and cannot be understood.</summary>
    public IReadOnlyList<string> Damaged() => Files(Extension).Where(f => JournalText.Read(f) is null && File.Exists(f)).ToList();

    /// <summary>Whether there is something to go on with.</summary>
    internal bool Has(TransferName name) => File.Exists(FileOf(name));

    /// <summary>Takes a transfer for this process; null where another one has it, or nothing can be written.</summary>
    internal JournalEntry? Take(TransferName name)
    {
        try
        {
            PrivateFile.CreateFolder(folder);
            IDisposable? turn = FileLock.TryTake(LockOf(name));
            // Who only looks has it for a moment.
            for (int i = 1; i < Tries && turn is null; i++)
            {
                Thread.Sleep(10);
                turn = FileLock.TryTake(LockOf(name));
            }
            if (turn is null) return null;
            Sweep(LockOf(name));
            return new JournalEntry(FileOf(name), turn);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool IsHeld(TransferName name)
    {
        if (!File.Exists(LockOf(name))) return false;
        try
        {
            using IDisposable? turn = FileLock.TryTake(LockOf(name));
            return turn is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Takes locks away whose transfers ended long ago. One that may just be taken by another is left.</summary>
    private void Sweep(string own)
    {
        File.SetLastWriteTimeUtc(own, DateTime.UtcNow);
        foreach (string file in Files(LockExtension))
        {
            bool isUnused = file != own && !File.Exists(Path.ChangeExtension(file, Extension))
                && File.GetLastWriteTimeUtc(file) < DateTime.UtcNow - s_unused;
            if (!isUnused) continue;
            using IDisposable? turn = FileLock.TryTake(file);
            if (turn is not null) FreshName.Discard(file);
        }
    }

    private string[] Files(string extension) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + extension) : [];

    private string FileOf(TransferName name) => Path.Combine(folder, name.Id + Extension);

    private string LockOf(TransferName name) => Path.Combine(folder, name.Id + LockExtension);
}
