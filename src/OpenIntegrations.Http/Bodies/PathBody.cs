using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.Http.Bodies;

/// <summary>A file, or a range of one, that is opened each time it is sent and closed again.</summary>
public sealed class PathBody : RequestBody
{
    private readonly string _path;
    private readonly long _offset;
    private readonly long _length;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public PathBody(string path)
        : this(path, 0, new FileInfo(path).Length)
    {
    }

    private PathBody(string path, long offset, long length) => (_path, _offset, _length) = (path, offset, length);

    public override long? Length => _length;

    public override RequestBody Slice(long offset, long length) => new PathBody(_path, _offset + offset, length);

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        using var file = new FileReader(_path);
        await FileBody.Of(file, _offset, _length).WriteToAsync(target, cancellationToken).ConfigureAwait(false);
    }
}
