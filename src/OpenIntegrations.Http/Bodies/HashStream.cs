using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>Takes bytes and keeps their digest only.</summary>
internal sealed class HashStream(IncrementalHash hash) : WriteOnlyStream
{
    public override void Write(byte[] buffer, int offset, int count) => hash.AppendData(buffer, offset, count);
}
