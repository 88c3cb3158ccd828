using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.Http.Bodies;

/// <summary>
/// A file, or a range of one, that is opened each time it is sent and closed again. It is sent as it was when the body was made, or not.
/// </summary>
public sealed class PathBody : RequestBody
{
    private readonly FileState _state;
    private readonly long _offset;
    private readonly long _length;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public PathBody(string path)
        : this(FileState.Of(path))
    {
    }

    private PathBody(FileState state)
        : this(state, 0, state.Length)
    {
    }

    private PathBody(FileState state, long offset, long length) => (_state, _offset, _length) = (state, offset, length);

    public override long? Length => _length;

    /// <summary>
    /// A file of any kind. One whose length does not tell how much is in it (a pipe, a device, what the system makes up as it is read) is
    /// read to its end at once, into memory.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static async Task<RequestBody> OfAsync(string path, CancellationToken cancellationToken)
    {
        if (FileState.Find(path) is { Length: > 0 }) return new PathBody(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, useAsync: true);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, BufferSize, cancellationToken).ConfigureAwait(false);
        return new BytesBody(memory.ToArray());
    }

    public override RequestBody Slice(long offset, long length) => new PathBody(_state, _offset + offset, length);

    internal override RequestBody AsItIsNow() => new PathBody(_state.Path);

    /// <exception cref="IOException">The file is not as it was when the body was made.</exception>
    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        // It may be gone, which is no accident of the connection either.
        _state.Check();
        using var file = new FileReader(_state.Path);
        if (file.State != _state) throw FileChange.Error(_state.Path);
        await FileBody.Of(file, _offset, _length).WriteToAsync(target, cancellationToken).ConfigureAwait(false);
    }
}
