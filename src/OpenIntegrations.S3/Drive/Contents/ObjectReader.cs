using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Provider;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>Reads an object for a pipeline: lines, bytes, or all at once.</summary>
internal sealed class ObjectReader : IContentReader
{
    private readonly OpenWork _work;
    private readonly ContentSource? _source;
    private readonly Queue<object> _ready;
    private bool _isAtEnd;

    public ObjectReader(OpenWork work, ContentSource? source, IEnumerable<object> ready) =>
        (_work, _source, _ready, _isAtEnd) = (work, source, new(ready), source is null);

    public IList Read(long readCount)
    {
        var read = new List<object>();
        while (readCount < 1 || read.Count < readCount)
        {
            if (_ready.Count == 0 && !Fill()) break;
            read.Add(_ready.Dequeue());
        }
        return read.ToArray();
    }

    public void Seek(long offset, SeekOrigin origin)
    {
        if (offset != 0 || origin == SeekOrigin.End)
            throw new NotSupportedException("An object is read from its beginning. -LastLine gives its last lines.");
    }

    public void Close()
    {
        _source?.Dispose();
        _work.Dispose();
    }

    public void Dispose() => Close();

    private bool Fill()
    {
        if (!_isAtEnd) StoppableCmdlet.Run(() => _isAtEnd = !_work.Run((_, token) => _source!.FillAsync(_ready, token)), _work.Stop);
        return _ready.Count > 0;
    }
}
