using System;
using System.Collections;
using System.IO;
using System.Management.Automation.Provider;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Pipeline.Pumping;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>
/// Writes an object from a pipeline. What is longer than a part is on its way while the pipeline still writes; an object becomes of it only
/// when the pipeline comes to its end, and until then the object that was there stays. What is added to an object waits for that end.
/// </summary>
/// <param name="work">Lives as long as the writer.</param>
/// <param name="store">The store.</param>
/// <param name="put">The request that puts the object.</param>
/// <param name="values">What the command says of its content.</param>
/// <param name="fail">Says what went wrong at the end.</param>
/// <param name="warn">Says what the user should know of what was written.</param>
/// <param name="isStopped">Whether the user wants no more.</param>
internal sealed class ObjectWriter(OpenWork work, DriveStore store, S3Request put, DynamicValues values, Action<Exception> fail,
    Action<string> warn, Func<bool> isStopped) : IContentWriter
{
    private const int SpoolBuffer = 1024 * 1024;

    private WritePipe? _pipe;
    private FileStream? _addition;
    private ContentBuffer? _buffer;
    private Exception? _failure;
    private bool _appends;
    private bool _isCut;
    private bool _isClosed;
    private bool _isDamaged;

    public IList Write(IList content)
    {
        // PowerShell goes on behind a record that could not be written: the content would have a hole.
        if (_isCut) return Array.Empty<object>();
        _isCut = true;
        if (_failure is not null) ExceptionDispatchInfo.Capture(_failure).Throw();
        Begin();
        foreach (object? value in content)
        {
            _buffer!.Add(value);
            if (_buffer.IsFull) _buffer.MoveTo(Target);
        }
        _isCut = false;
        return content;
    }

    /// <summary>Add-Content goes to the end, Set-Content stays at the beginning.</summary>
    public void Seek(long offset, SeekOrigin origin)
    {
        if (origin == SeekOrigin.End && offset == 0 && _buffer is null) _appends = true;
        else if (!(origin == SeekOrigin.Begin && offset == 0 && _buffer is null))
            throw new NotSupportedException("An object is written from its beginning, or at its end.");
    }

    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        bool isWhole = !_isCut && _failure is null && !isStopped() && EndOfPipeline.IsReached();
        try
        {
            if (isWhole) Finish();
            else _pipe?.Break();
        }
        catch (Exception e) when (e is not System.Management.Automation.PipelineStoppedException)
        {
            _failure = e;
        }
        finally
        {
            if (!isWhole) work.Stop();
            work.Dispose();
            _buffer?.Dispose();
            _pipe?.Dispose();
            _addition?.Dispose();
            store.Cache.Changed(new DrivePath("", put.Bucket!, put.Key));
        }
        if (isWhole && _failure is not null) fail(_failure);
        else if (isWhole && _isDamaged) warn(ObjectContent.DamageWarning + "copy that with Copy-S3Item.");
    }

    public void Dispose() => Close();

    private Stream Target => _addition ?? (Stream)_pipe!;

    private void Finish()
    {
        Begin();
        _isDamaged = _buffer!.IsDamaged;
        _buffer!.MoveTo(Target);
        if (_addition is null)
        {
            _pipe!.Complete();
            work.Pump.Drain();
        }
        else work.Run((_, token) => new Appending(store.Client, put).RunAsync(_addition, token));
    }

    private void Begin()
    {
        if (_buffer is not null) return;
        ContentMark? old = !_appends || values.IsBytes ? null
            : work.Run((_, token) => ContentMark.ReadAsync(store.Client, put.Bucket!, put.Key!, token));
        Encoding encoding = values.Encoding ?? old?.Encoding ?? new UTF8Encoding(false);
        _buffer = new ContentBuffer(encoding, values.IsBytes, values.Switch("NoNewline") ? "" : Environment.NewLine);
        if (old is null or { IsEmpty: true } && !values.IsBytes) _buffer.AddMark();
        if (_appends) _addition = Spool();
        else
        {
            put.Headers["Content-Type"] ??= MediaTypes.Of(put.Key!);
            _pipe = new WritePipe(work.Pump.Await);
            work.Pump.Start(new Turn(e => _failure ??= e), 1, UploadAsync, isShort: false);
        }
    }

    // What is added is sent again where somebody else wrote meanwhile. A little of it never reaches the disk.
    private static FileStream Spool() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
        FileAccess.ReadWrite, FileShare.None, SpoolBuffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private async Task UploadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var source = new StreamSource(_pipe!, knowsLength: false);
            await new Upload(store.Client, put, source).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _pipe!.Break();
        }
    }
}
