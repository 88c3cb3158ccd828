using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// Takes the secrets of a request out of what came back: stores may repeat what they were asked with, in words and in bytes
/// (<c>CanonicalRequestBytes</c>), and answers are shown and kept.
/// </summary>
internal sealed class SecretMask
{
    // What is shorter may stand anywhere by chance.
    private const int ShortestSecret = 8;

    private const int Shown = 4;

    // A document that repeats a request, in bytes or with escapes of its own, is about that request, and small.
    private const int SmallDocument = 64 * 1024;

    private readonly List<Form> _words = new();
    private readonly Lazy<List<Form>> _bytes;
    private readonly bool _isAscii = true;

    private SecretMask(WireRequest request, IEnumerable<string> others)
    {
        foreach (string secret in RequestSecrets.Of(request)) Add(secret, Confidential.Mask);
        foreach (string secret in others) Add(secret, Confidential.Mask);
        if (RequestSecrets.TokenOf(request) is { } token) Add(token, token.Substring(0, Shown) + "…");
        foreach (Form form in _words) _isAscii &= form.Text.All(static c => c is >= ' ' and <= '~');
        _bytes = new(() => [.. _words.SelectMany(f => HexForms.Of(f.Text).Select(h => new Form(h, f.Mask)))]);
    }

    /// <param name="request">The request as it was sent.</param>
    /// <param name="others">More secrets: those of the connection that are not in its requests.</param>
    public static SecretMask Of(WireRequest request, IEnumerable<string>? others = null) => new(request, others ?? []);

    /// <summary>The document without secrets; the same bytes when it has none.</summary>
    public ArraySegment<byte> Hide(ArraySegment<byte> document)
    {
        if (document.Count == 0) return document;
        bool isSecret = AreIn(document, _words) || (document.Count <= SmallDocument && AreIn(document, _bytes.Value));
        return !isSecret ? document
            : new(Encoding.UTF8.GetBytes(Hide(Encoding.UTF8.GetString(document.Array!, document.Offset, document.Count))));
    }

    /// <summary>What was read of a document: what stood in it with escapes is plain now.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="length">How many bytes it had.</param>
    public TreeMap Hide(TreeMap tree, int length) => length <= SmallDocument && Hide((object)tree) is TreeMap hidden ? hidden : tree;

    public string Hide(string text) => Escapes.Hide(text, HidePlain);

    private object? Hide(object? value) => value switch
    {
        string text => Hide(text),
        List<object?> list => list.ConvertAll(Hide),
        TreeMap map => HideIn(map),
        _ => value,
    };

    private TreeMap HideIn(TreeMap map)
    {
        var hidden = new TreeMap();
        foreach (var (name, value) in map) hidden.Add(name, Hide(value));
        return hidden;
    }

    private string HidePlain(string text)
    {
        foreach (Form form in _words) text = text.Replace(form.Text, form.Mask);
        if (_isAscii && !HexForms.MayBeIn(text, ShortestSecret)) return text;
        foreach (Form form in _bytes.Value) text = text.Replace(form.Text, form.Mask);
        return text;
    }

    /// <summary>The headers without secrets.</summary>
    public HeaderList Hide(HeaderList headers)
    {
        HeaderList? hidden = null;
        int at = 0;
        foreach (var (name, value) in headers)
        {
            string shown = Hide(value);
            if (hidden is null && shown != value) hidden = First(headers, at);
            hidden?.Add(name, shown);
            at++;
        }
        return hidden ?? headers;
    }

    private static HeaderList First(HeaderList headers, int count)
    {
        var first = new HeaderList();
        foreach (var (name, value) in headers.Take(count)) first.Add(name, value);
        return first;
    }

    private static bool AreIn(ReadOnlySpan<byte> document, List<Form> forms)
    {
        foreach (Form form in forms)
        {
            if (document.IndexOf(form.Bytes) >= 0) return true;
        }
        return false;
    }

    private void Add(string secret, string mask)
    {
        if (secret.Length < ShortestSecret || _words.Exists(w => w.Text == secret)) return;
        _words.Add(new(secret, mask));
        string encoded = PercentEncoding.Encode(secret);
        if (encoded != secret) _words.Add(new(encoded, mask));
    }

    private sealed class Form(string text, string mask)
    {
        private byte[]? _bytes;

        public string Text => text;

        public string Mask => mask;

        public byte[] Bytes => _bytes ??= Encoding.UTF8.GetBytes(text);
    }
}
