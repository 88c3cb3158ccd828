using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>
/// An operation in one line, as the S3 manual has it: method, path and query, what it sends behind <c>&lt;-</c>, and what it answers
/// behind <c>-></c>. <c>PUT /{Bucket}?tagging &lt;- Tagging !digest</c>, <c>GET /{Bucket}?list-type=2&amp;prefix={Prefix} ->
/// ListBucketResult</c>.
/// </summary>
/// <remarks>
/// A hole without a value drops its pair. What is sent or answered is the root of a document, or in parentheses what else it is:
/// <c>(text)</c>, <c>(stream)</c>, <c>(event stream)</c>. <c>!digest</c>: stores refuse the document without one. Headers that take part
/// in paging stand behind the target: <c>x-amz-marker={Marker&lt;NextMarker}</c>. A path with <c>//</c> in front begins with a host of
/// AWS's own.
/// </remarks>
public class Route
{
    private readonly RoutePair[] _query;
    private readonly RoutePair[] _headers;

    /// <param name="text">The line.</param>
    /// <param name="name">The operation's name in the manual.</param>
    internal Route(string text, [CallerMemberName] string name = "")
    {
        Name = name;
        List<string> words = Words(text);
        string[] target = words[1].Split('?');
        Method = words[0];
        (Host, Path) = Divide(target[0]);
        _query = target.Length == 1 ? [] : target[1].Split('&').Select(RoutePair.Parse).ToArray();
        _headers = words.Skip(2).TakeWhile(w => w.Contains('=')).Select(RoutePair.Parse).ToArray();
        RequestBody = Behind(words, "<-");
        ResponseBody = Behind(words, "->");
        RequiresDigest = words.Contains("!digest");
    }

    public string Name { get; }

    public string Method { get; }

    /// <summary>The path with its holes: <c>/{Bucket}/{Key}</c>.</summary>
    public string Path { get; }

    /// <summary>The host at AWS that takes the place of the store's own, up to the region, with its holes; null for none.</summary>
    public string? Host { get; }

    public bool HasBucket => Path.StartsWith("/{Bucket}", StringComparison.Ordinal);

    public bool HasKey => Path.EndsWith("/{Key}", StringComparison.Ordinal);

    /// <summary>What is sent: a document's root, <c>(text)</c>, <c>(stream)</c>, or null for nothing.</summary>
    public string? RequestBody { get; }

    /// <summary>What is answered, in the same way.</summary>
    public string? ResponseBody { get; }

    /// <summary>The root element of the document that is sent.</summary>
    public string? RequestRoot => RootOf(RequestBody);

    /// <summary>The root element that the answer must have; a store that does not know the operation answers something else.</summary>
    public string? ResponseRoot => RootOf(ResponseBody);

    /// <summary>The member that a right answer has: its root, or of a policy, which is JSON, its statements.</summary>
    public string? Proof => ResponseBody == "(text)" ? "Statement" : ResponseRoot;

    /// <summary>Whether stores refuse the document without a digest.</summary>
    public bool RequiresDigest { get; }

    /// <summary>The name behind <c>?</c> that makes this an operation on a part of the bucket or object: <c>tagging</c>.</summary>
    public string? SubResource => Array.Find(_query, p => p.IsFlag)?.Name;

    /// <summary>The GET on the same part, whose answer proves that a store knows it; null where there is none.</summary>
    public Route? Twin => Routes.TwinOf(this);

    public IReadOnlyList<RoutePair> Query => _query;

    public IReadOnlyList<RoutePair> Headers => _headers;

    /// <summary>The values that a request of this route takes besides bucket and key, each with its place.</summary>
    public IEnumerable<RoutePair> Holes => _query.Concat(_headers).Where(p => p.Hole is not null);

    /// <summary>Makes the request.</summary>
    /// <param name="valueOf">Gives the value for a hole, or null for none.</param>
    public S3Request Bind(Func<string, object?> valueOf)
    {
        var request = new S3Request(Method, this)
        {
            Bucket = HasBucket ? (string?)valueOf("Bucket") : null,
            Key = HasKey ? (string?)valueOf("Key") : null,
            Host = Host is null ? null : Fill(Host, valueOf),
            RawPath = HasBucket || Path == "/" ? null : Path,
        };
        foreach (RoutePair pair in _query)
        {
            object? value = pair.Hole is null ? null : valueOf(pair.Hole);
            if (pair.Hole is null) request.Query.Add(pair.Name, pair.Fixed);
            else if (value is not null) request.Query.Add(pair.Name, pair.Format(value));
        }
        foreach (RoutePair pair in _headers)
        {
            if (valueOf(pair.Hole!) is { } value) request.Headers[pair.Name] = pair.Format(value);
        }
        return request;
    }

    /// <summary>The place on the wire of a value.</summary>
    /// <exception cref="ArgumentException">The operation takes no such value.</exception>
    internal RoutePair Place(string hole) => Holes.FirstOrDefault(p => p.Hole == hole)
        ?? throw new ArgumentException($"{Name} takes no {hole}.");

    public override string ToString() => Name;

    // A long query goes on in the next line, with its ampersand in front.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '&') words[words.Count - 1] += word;
            else words.Add(word);
        }
        return words;
    }

    private static string? Behind(List<string> words, string arrow)
    {
        int at = words.IndexOf(arrow) + 1;
        if (at == 0) return null;
        // What stands in parentheses may be several words.
        int end = words[at][0] == '(' ? words.FindIndex(at, w => w.EndsWith(')')) : at;
        return string.Join(" ", words.Skip(at).Take(end - at + 1));
    }

    private static (string? Host, string Path) Divide(string target)
    {
        if (!target.StartsWith("//", StringComparison.Ordinal)) return (null, target);
        int slash = target.IndexOf('/', 2);
        return (target.Substring(2, slash - 2), target.Substring(slash));
    }

    private static string? RootOf(string? body) => body is null || body[0] == '(' ? null : body;

    private static string Fill(string host, Func<string, object?> valueOf) => string.Join(".", host.Split('.')
        .Select(label => label.StartsWith('{') ? Label(Scalars.Format(valueOf(label.Trim('{', '}')) ?? ""), label) : label));

    // What comes from a stranger must not lead the request, and its signature, to another host.
    private static string Label(string value, string hole) =>
        value.Length is > 0 and <= 63 && value.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-') ? value
            : throw new ArgumentException($"'{value}' cannot stand in a host for {hole}.");
}
