using System;
using System.Collections.Generic;

namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler accept init-only properties and records.</summary>
    internal static class IsExternalInit
    {
    }
}

namespace OpenIntegrations.S3.Local
{
    /// <summary>Members that .NET Framework lacks, with the signatures that newer platforms have.</summary>
    internal static class Polyfills
    {
        public static bool StartsWith(this string text, char first) => text.Length > 0 && text[0] == first;

        public static bool Contains(this string text, char wanted) => text.IndexOf(wanted) >= 0;

        public static bool Contains(this string text, string wanted, StringComparison comparison) => text.IndexOf(wanted, comparison) >= 0;

        public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);
    }
}
