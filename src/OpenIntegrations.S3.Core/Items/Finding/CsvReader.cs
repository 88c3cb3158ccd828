using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>Reads rows of values with commas between them (RFC 4180), one after the other.</summary>
/// <param name="text">Where they come from.</param>
internal sealed class CsvReader(TextReader text)
{
    private const int End = -1;
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _value = new();
    private int _at;
    private int _filled;

    /// <summary>How many rows were read.</summary>
    public long Rows { get; private set; }

    /// <summary>The values of the next row; null behind the last.</summary>
    /// <exception cref="InvalidDataException">A value begins with a quotation mark and does not end.</exception>
    public async ValueTask<List<string>?> ReadAsync()
    {
        var row = new List<string>();
        bool isQuoted = false;
        for (bool hasBegun = false; ; hasBegun = true)
        {
            int sign = await PeekAsync().ConfigureAwait(false);
            _at++;
            if (sign == End && isQuoted) throw new InvalidDataException($"Row {Rows + 1} ends within quotation marks.");
            if (sign == End && !hasBegun) return null;
            if (sign == '"' && isQuoted && await PeekAsync().ConfigureAwait(false) == '"') _at++;
            else if (sign == '"' && (isQuoted || _value.Length == 0))
            {
                isQuoted = !isQuoted;
                continue;
            }
            if (isQuoted || sign is not (',' or '\n' or '\r' or End)) _value.Append((char)sign);
            else if (sign != '\r') Take(row);
            if (isQuoted || sign is not ('\n' or End)) continue;
            Rows++;
            return row;
        }
    }

    private void Take(List<string> row)
    {
        row.Add(_value.ToString());
        _value.Clear();
    }

    private async ValueTask<int> PeekAsync()
    {
        if (_at < _filled) return _buffer[_at];
        (_at, _filled) = (0, await text.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false));
        return _filled == 0 ? End : _buffer[0];
    }
}
