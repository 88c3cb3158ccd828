using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Text;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>What a pipeline writes, as bytes.</summary>
/// <param name="encoding">The encoding of text.</param>
/// <param name="isBytes">Whether bytes are written.</param>
/// <param name="newline">What stands behind each value.</param>
internal sealed class ContentBuffer(Encoding encoding, bool isBytes, string newline) : IDisposable
{
    private const int Enough = 64 * 1024;
    private readonly MemoryStream _buffer = new();
    private readonly byte[] _newline = encoding.GetBytes(newline);

    /// <summary>Whether a text held bytes that were none before PowerShell read them as one.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Whether it is worth being sent on.</summary>
    public bool IsFull => _buffer.Length >= Enough;

    public void AddMark() => _buffer.Write(encoding.GetPreamble(), 0, encoding.GetPreamble().Length);

    /// <exception cref="ArgumentException">Bytes are written, and this is none.</exception>
    public void Add(object? content)
    {
        object? value = PsValue.Unwrap(content);
        if (value is byte[] bytes && isBytes) _buffer.Write(bytes, 0, bytes.Length);
        else if (value is object[] or (IList and not byte[]) || (value is byte[] && !isBytes))
        {
            foreach (object? item in (IEnumerable)value!) Add(item);
        }
        else if (isBytes) AddByte(value);
        else
        {
            string shown = content is null ? "" : PSObject.AsPSObject(content).ToString();
            IsDamaged |= ObjectContent.IsDamagedText(shown);
            byte[] text = encoding.GetBytes(shown);
            _buffer.Write(text, 0, text.Length);
            _buffer.Write(_newline, 0, _newline.Length);
        }
    }

    public void MoveTo(Stream target)
    {
        target.Write(_buffer.GetBuffer(), 0, (int)_buffer.Length);
        _buffer.SetLength(0);
    }

    public void Dispose() => _buffer.Dispose();

    private void AddByte(object? value)
    {
        if (!LanguagePrimitives.TryConvertTo(value, out byte one))
            throw new ArgumentException($"With -AsByteStream the content is bytes; a {value?.GetType().Name ?? "null"} is none.");
        _buffer.WriteByte(one);
    }
}
