using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>A body of type <c>application/x-www-form-urlencoded</c> whose fields an OAuth 1.0a signature covers.</summary>
/// <param name="encoded">The fields as they are sent.</param>
internal sealed class FormBody(string encoded) : RequestBody
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(encoded);

    public override long? Length => _bytes.Length;

    /// <summary>The fields in plain text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => Decode(encoded);

    /// <summary>Reads a form, in which <c>+</c> is a blank.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Decode(string form) =>
        QueryString.Parse(form.Replace("+", "%20")).Decoded.Select(p => new KeyValuePair<string, string>(p.Key, p.Value ?? ""));

    public override RequestBody Slice(long offset, long length) => new BytesBody(_bytes).Slice(offset, length);

    public override Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        target.WriteAsync(_bytes, 0, _bytes.Length, cancellationToken);
}
