using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>
/// A file that several writers fill at their own offsets. It has a temporary name beside its place until it is complete. Links are
/// followed, rights are kept, and what is no file on a disk is written straight into.
/// </summary>
public sealed class FileWriter : IDisposable
{
    private readonly FileTarget _target;
    private readonly string _written;
    private readonly RandomFile _file;
    private long _end;
    private bool _isDone;

    /// <param name="path">The file's final name.</param>
    /// <param name="resumeTag">
    /// Makes the temporary name the same each time, so that another run finds what one left behind; null for a name of its own.
    /// </param>
    /// <param name="goesOn">Whether it goes on with what was left behind, which must be there. Otherwise that is taken away.</param>
    public FileWriter(string path, string? resumeTag = null, bool goesOn = false)
    {
        _target = FileTarget.Of(path);
        _written = _target.IsThrough ? _target.Path : TemporaryName.For(_target.Path, resumeTag);
        FileMode mode = _target switch
        {
            { IsSequential: true } => FileMode.Open,
            { IsThrough: true } => FileMode.OpenOrCreate,
            _ => goesOn ? FileMode.Open : FileMode.CreateNew,
        };
        if (resumeTag is not null && !goesOn && !_target.IsThrough) File.Delete(_written);
        _file = _target.IsThrough
            ? new RandomFile(_written, mode, FileAccess.Write, FileShare.ReadWrite)
            : Create(path, mode);
    }

    /// <summary>Whether only one writer may write, from the first byte to the last.</summary>
    public bool IsSequential => _target.IsSequential;

    /// <summary>Whether what is not complete stays for another run.</summary>
    public bool KeepsPartial { get; set; }

    /// <summary>The time that the file gets, in UTC; null for the present. What is written straight into keeps its own.</summary>
    public DateTime? LastModified { get; set; }

    /// <summary>
    /// The temporary file that another run finds by a tag; null where what the path names is written straight into.
    /// </summary>
    public static string? PartialOf(string path, string resumeTag) =>
        FileTarget.Of(path) is { IsThrough: false } target ? TemporaryName.For(target.Path, resumeTag) : null;

    /// <summary>Gives the file its length before all of it is written.</summary>
    public void SetLength(long length) => _file.SetLength(length);

    public void Write(byte[] buffer, int count, long fileOffset)
    {
        _file.Write(buffer, count, fileOffset);
        if (_target.IsThrough) _end = Math.Max(_end, fileOffset + count);
    }

    /// <summary>Reads what was written before.</summary>
    public int Read(byte[] buffer, int count, long fileOffset) => _file.Read(buffer, 0, count, fileOffset);

    /// <summary>Puts the file in its place, over one that is there.</summary>
    public void Commit()
    {
        if (_target is { IsThrough: true, IsSequential: false }) _file.SetLength(_end);
        _file.Dispose();
        if (!_target.IsThrough)
        {
            if (LastModified is { } time) File.SetLastWriteTimeUtc(_written, time);
            FileFacts.Replace(_written, _target.Path);
        }
        _isDone = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isDone && !_target.IsThrough && !KeepsPartial) File.Delete(_written);
        _isDone = true;
    }

    private RandomFile Create(string path, FileMode mode)
    {
        RandomFile file = Open(path, mode);
        try
        {
            FileFacts.CopyMode(_target.Path, _written);
            return file;
        }
        catch
        {
            file.Dispose();
            if (mode != FileMode.Open) File.Delete(_written);
            throw;
        }
    }

    // Who named a folder that is not there does not know the temporary name.
    private RandomFile Open(string path, FileMode mode)
    {
        try
        {
            return new RandomFile(_written, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DirectoryNotFoundException($"The folder for '{path}' does not exist.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"Nothing may be written beside '{path}'.", e);
        }
    }
}
