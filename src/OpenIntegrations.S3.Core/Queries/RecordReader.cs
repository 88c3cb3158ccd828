using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Queries;

/// <summary>Cuts a text into records. A delimiter between quotation marks belongs to its record.</summary>
/// <param name="reader">The text.</param>
/// <param name="form">What parts the records.</param>
public sealed class RecordReader(TextReader reader, RecordForm form)
{
    private readonly StringBuilder _record = new();
    private readonly char[] _buffer = new char[8 * 1024];
    private int _at;
    private int _end;
    private bool _isQuoted;
    private bool _isEscaped;

    /// <summary>Whether the next record is known without waiting for the store.</summary>
    public bool HasMore => _at < _end;

    /// <returns>The next record without its delimiter; null behind the last one.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_at == _end && !await FillAsync(cancellationToken).ConfigureAwait(false)) return Rest();
            char next = _buffer[_at++];
            _record.Append(next);
            Look(next);
            if (!_isQuoted && EndsRecord()) return Take(form.Delimiter.Length);
        }
    }

    // A mark that is doubled within quotation marks ends them and begins them anew.
    private void Look(char next)
    {
        if (_isEscaped) _isEscaped = false;
        else if (next == form.Escape && form.Escape != form.Quote) _isEscaped = _isQuoted;
        else if (next == form.Quote) _isQuoted = !_isQuoted;
    }

    private bool EndsRecord()
    {
        int start = _record.Length - form.Delimiter.Length;
        if (start < 0) return false;
        for (int i = 0; i < form.Delimiter.Length; i++)
        {
            if (_record[start + i] != form.Delimiter[i]) return false;
        }
        return true;
    }

    private string Take(int behind)
    {
        string record = _record.ToString(0, _record.Length - behind);
        _record.Clear();
        return record;
    }

    private string? Rest() => _record.Length == 0 ? null : Take(0);

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (_at, _end) = (0, await reader.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false));
        return _end > 0;
    }
}
