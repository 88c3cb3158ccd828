using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers.Keeping;

/// <summary>A journal, a store and a folder of a test's own.</summary>
public abstract class ResumeTest : IDisposable
{
    protected const int PartSize = 5 * 1024 * 1024;
    protected const int Length = 3 * PartSize + 5;

    private protected ResumeTest() => Journal = new TransferJournal(Path.Combine(Folder, "state", "transfers"));

    protected string Folder { get; } = Directory.CreateTempSubdirectory("oint-resume-").FullName;

    private protected TransferJournal Journal { get; }

    private protected PartStore Store { get; init; } = new();

    /// <summary>What users were told.</summary>
    private protected List<KeptTransfer> Told { get; } = [];

    protected byte[] Content { get; } = RandomNumberGenerator.GetBytes(Length);

    protected string At(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Resuming Always => new(Journal, true) { Kept = Told.Add };

    private protected KeptTransfer Only => Assert.Single(Journal.All());

    protected string JournalFile => Assert.Single(Directory.GetFiles(Journal.Folder, "*.transfer"));

    /// <summary>Everything that asks for a part from this number on, or for bytes from where it begins, fails.</summary>
    private protected static Func<RecordedRequest, Answer?> From(int part, Answer fault) => request =>
    {
        string range = $"bytes={(long)(part - 1) * PartSize}-";
        bool isMeant = request.Query.StartsWith($"partNumber={part}&", StringComparison.Ordinal)
            || request.Header("Range")?.StartsWith(range, StringComparison.Ordinal) == true;
        return isMeant ? fault : null;
    };

    /// <summary>A fault that waits until so many parts are written down: those before it are on their way at the same time.</summary>
    private protected Func<RecordedRequest, Answer?> WhenThereIs(int parts, Func<RecordedRequest, Answer?> fault) => request =>
    {
        Answer? answer = fault(request);
        while (answer is not null && Journal.All().Sum(t => t.Parts.Count) < parts) Thread.Sleep(5);
        return answer;
    };

    private protected static Answer Down => Answer.Error(503, "ServiceUnavailable");

    /// <summary>What lies beside each other in the folder of the files.</summary>
    protected string[] Files => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order().ToArray();
}
