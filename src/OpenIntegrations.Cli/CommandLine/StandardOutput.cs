using System;
using System.IO;
using System.Runtime.InteropServices;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Nobody reads what is written any more, as behind <c>head</c>. It is no error.</summary>
internal sealed class OutputClosedException() : IOException("The output was closed.");

/// <summary>
/// Standard output that notices when its reader has gone. The runtime's own goes on as if nothing were, so that a list or a download would
/// run to its end for nobody.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const short Broken = 0x08 | 0x10 | 0x20;
    private static readonly bool s_isUnix = !OperatingSystem.IsWindows();
    private readonly Stream _inner = Console.OpenStandardOutput();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static Stream Open() => new StandardOutput();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _inner.Write(buffer);
        if (s_isUnix && buffer.Length > 0 && IsBroken()) throw new OutputClosedException();
    }

    public override void Flush() => _inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsBroken()
    {
        var state = new State { Descriptor = Descriptor };
        return Poll(ref state, 1, 0) > 0 && (state.Seen & Broken) != 0;
    }

    [DllImport("libc", EntryPoint = "poll"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref State states, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public int Descriptor;
        public short Wanted;
        public short Seen;
    }
}
