using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;

namespace OpenIntegrations.Cli.Trees;

/// <summary>An encryption key that the caller keeps (SSE-C).</summary>
internal sealed class CustomerKey
{
    private const int Length = 32;
    private const string Header = "x-amz-server-side-encryption-customer-";
    private static readonly string[] s_files = ["fileb://", "file://"];
    private readonly byte[] _key;

    private CustomerKey(byte[] key) => _key = key;

    /// <param name="line">The command line.</param>
    /// <param name="option">The option that says it is wanted; the key's own has <c>-key</c> behind it.</param>
    /// <exception cref="UsageException">There is no such key.</exception>
    public static CustomerKey? Of(TreeLine line, string option)
    {
        if (line.Value(option + "-key") is { } text) return new(Read(text, option + "-key"));
        return line.Has(option) ? throw new UsageException($"--{option} needs a key: --{option}-key.") : null;
    }

    public void AddTo(HeaderList headers)
    {
        headers[Header + "algorithm"] = "AES256";
        headers[Header + "key"] = Convert.ToBase64String(_key);
#pragma warning disable CA5351 // The API has the key's MD5 beside it.
        headers[Header + "key-MD5"] = Convert.ToBase64String(MD5.HashData(_key));
#pragma warning restore CA5351
    }

    // What is typed is never said again: it is a secret, and so is what only nearly is one.
    private static byte[] Read(string text, string option)
    {
        string? file = Array.Find(s_files, f => text.StartsWith(f, StringComparison.OrdinalIgnoreCase));
        byte[] bytes = file is null ? Encoding.UTF8.GetBytes(text) : File.ReadAllBytes(text[file.Length..]);
        if (bytes.Length == Length) return bytes;
        Span<byte> key = stackalloc byte[Length];
        if (Convert.TryFromBase64String(Encoding.UTF8.GetString(bytes).Trim(), key, out int count) && count == Length) return key.ToArray();
        throw new UsageException($"--{option} is no key: it takes {Length} bytes, or the same in Base64, or fileb:// and a file of them.");
    }
}
