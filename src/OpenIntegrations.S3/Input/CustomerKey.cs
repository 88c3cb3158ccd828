using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>An encryption key that the caller keeps (SSE-C): the three headers that carry it.</summary>
[HeaderNames(Prefix + "algorithm", Prefix + "key", Prefix + "key-MD5")]
public sealed class CustomerKey : IHeaderSet
{
    internal const string Prefix = "x-amz-server-side-encryption-customer-";
    internal const string Forms = "A customer's encryption key is 32 bytes, or the same in Base64.";
    private const int Length = 32;
    private readonly byte[] _key;

    /// <param name="key">The 32 bytes.</param>
    public CustomerKey(byte[] key) =>
        _key = key.Length == Length
            ? key
            : throw new ArgumentException($"A customer's encryption key has {Length} bytes; this one has {key.Length}.");

    /// <param name="base64">The 32 bytes in Base64.</param>
    public CustomerKey(string base64)
        : this(Decode(base64))
    {
    }

    // Explicit: a property would show the key to whoever prints the object.
    IEnumerable<KeyValuePair<string, string>> IHeaderSet.Headers => For(Prefix);

    /// <summary>Never the key.</summary>
    public override string ToString() => "CustomerKey";

    internal IEnumerable<KeyValuePair<string, string>> For(string prefix) =>
    [
        new(prefix + "algorithm", "AES256"),
        new(prefix + "key", Convert.ToBase64String(_key)),
        new(prefix + "key-MD5", Hash.Md5Base64(_key)),
    ];

    internal static byte[] Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(Forms + " This text is no Base64.", e);
        }
    }
}

/// <summary>The key of the object that is copied from: the same three headers under other names.</summary>
/// <param name="key">The key.</param>
[HeaderNames(Prefix + "algorithm", Prefix + "key", Prefix + "key-MD5")]
public sealed class SourceCustomerKey(CustomerKey key) : IHeaderSet
{
    private const string Prefix = "x-amz-copy-source-server-side-encryption-customer-";

    IEnumerable<KeyValuePair<string, string>> IHeaderSet.Headers => key.For(Prefix);

    /// <summary>Never the key.</summary>
    public override string ToString() => "CustomerKey";
}
