using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

/// <summary>How the keys of large buckets are spread.</summary>
public static class KeySpaces
{
    private static readonly Dictionary<string, Func<int, IEnumerable<string>>> s_all = new()
    {
        ["numbers"] = n => Each(n, i => $"img{i:00000000}.jpg"),
        ["numbers without zeros"] = n => Each(n, i => i.ToString(CultureInfo.InvariantCulture)),
        ["hashes"] = n => Each(n, i => Convert.ToHexStringLower(Hash(i))),
        ["hashes in folders"] = n => Each(n, i => Convert.ToHexString(Hash(i)).Insert(2, "/").Insert(5, "/") + ".bin"),
        ["words in base64"] = n => Each(n, i => Convert.ToBase64String(Hash(i)).Replace('/', '_')),
        ["guids below one folder"] = n => Each(n, i => $"tenants/acme/objects/{new Guid(Hash(i).AsSpan(0, 16))}"),
        ["days"] = n => Each(n, i => DateTime.UnixEpoch.AddHours(i).ToString("'logs/'yyyy/MM/dd/HH'.log'", CultureInfo.InvariantCulture)),
        ["folders by words"] = n => Each(n, i => $"{new[] { "alpha", "beta", "gamma", "omega", "zeta" }[i % 5]}/{i / 5:000000}"),
        ["one giant folder among small ones"] = n => Each(n, i =>
            i % 10 == 0 ? $"{(char)('a' + (i % 260 / 10))}/{i}" : $"m/giant/{i:000000}"),
        ["the giant one at the end"] = n => Each(n, i => i < n / 10 ? $"a{i:00000}/x" : $"z/{i:000000}"),
        ["the giant one at the beginning"] = n => Each(n, i => i < n * 9 / 10 ? $"0/{i:000000}" : $"z{i:00000}/x"),
        ["many folders with one each"] = n => Each(n, i => $"u{i:000000}/profile.json"),
        ["longer and longer"] = n => Each(n, i =>
            string.Concat(Enumerable.Repeat("ab", i / 26)).PadRight(1, '-') + (char)('a' + (i % 26))).Take(1500),
        ["letters of other scripts"] = n => Each(n, i => $"{(char)(0x4E00 + (i * 7 % 20000))}{i % 3}é{i}"),
        ["signs beyond 16 bits"] = n => Each(n, i => char.ConvertFromUtf32(0x1F300 + (i % 700)) + i),
        ["names on both sides of the surrogates"] = n => Each(n, i => (i % 2 == 0 ? "\uFF21" : "\U00010000") + i),
        ["signs beside slashes"] = n => Each(n, i => $"a{"-./0"[i % 4]}{i % 50:00}{"-./0"[i / 7 % 4]}{i}"),
        ["odd names"] = n => OddNames.OfKeys(7),
    };

    public static TheoryData<string> Names => [.. s_all.Keys];

    public static IReadOnlyCollection<string> Of(string name, int count) => [.. s_all[name](count).Distinct()];

    private static IEnumerable<string> Each(int count, Func<int, string> key) => Enumerable.Range(0, count).Select(key);

    private static byte[] Hash(int i) => SHA256.HashData(Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
}
