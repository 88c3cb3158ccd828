using System;
using System.IO;
using System.Text;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>A transfer of the journal that belongs to this process, until it is disposed.</summary>
/// <param name="file">Its file.</param>
/// <param name="turn">Its lock.</param>
internal sealed class JournalEntry(string file, IDisposable turn) : IDisposable
{
    private readonly object _gate = new();

    /// <summary>What is there of it; null for nothing.</summary>
    public KeptTransfer? Read() => JournalText.Read(file);

    /// <summary>Writes it anew, in one step.</summary>
    /// <returns>Whether that went.</returns>
    public bool TryBegin(KeptTransfer transfer) => Try(() => PrivateFile.Replace(file, JournalText.Of(transfer)));

    /// <summary>Adds a part. What cannot be written is done once more by another run.</summary>
    public void Add(int number, KeptPart part)
    {
        byte[] line = Encoding.UTF8.GetBytes(JournalText.Of(number, part));
        lock (_gate)
        {
            Try(() =>
            {
                // Whose head was taken away has nothing to add to.
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                stream.Seek(0, SeekOrigin.End);
                stream.Write(line, 0, line.Length);
            });
        }
    }

    /// <summary>Forgets it.</summary>
    public void Drop() => FreshName.Discard(file);

    public void Dispose() => turn.Dispose();

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
