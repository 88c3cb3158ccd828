using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler accept init-only properties and records.</summary>
    internal static class IsExternalInit
    {
    }
}

namespace OpenIntegrations
{
    /// <summary>Members that .NET Framework lacks, with the signatures that newer platforms have.</summary>
    internal static class Polyfills
    {
        public static ValueTask WriteAsync(this Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (!MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)) array = new ArraySegment<byte>(bytes.ToArray());
            return new ValueTask(stream.WriteAsync(array.Array, array.Offset, array.Count, cancellationToken));
        }

        public static ValueTask<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (!MemoryMarshal.TryGetArray((ReadOnlyMemory<byte>)buffer, out ArraySegment<byte> array))
                throw new NotSupportedException("Only array memory can be read into.");
            return new ValueTask<int>(stream.ReadAsync(array.Array, array.Offset, array.Count, cancellationToken));
        }

        public static Task<string> ReadToEndAsync(this TextReader reader, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return reader.ReadToEndAsync();
        }

        public static Task<string> ReadLineAsync(this TextReader reader, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return reader.ReadLineAsync();
        }

        public static bool StartsWith(this string text, char first) => text.Length > 0 && text[0] == first;

        public static bool EndsWith(this string text, char last) => text.Length > 0 && text[text.Length - 1] == last;

        public static bool Contains(this string text, char wanted) => text.IndexOf(wanted) >= 0;

        public static bool Contains(this string text, string wanted, StringComparison comparison) => text.IndexOf(wanted, comparison) >= 0;

        public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
            (key, value) = (pair.Key, pair.Value);
    }
}
