using System;

namespace OpenIntegrations.Http;

/// <summary>
/// The headers of an object that are the user's own. Stores take any text in them as RFC 2047 writes it and give it back so; sent raw, many
/// compute another signature or answer with mangled letters.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
/// </summary>
public static class UserMetadata
{
    public const string Prefix = "x-amz-meta-";

    public static bool Is(string header) => header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>A header's value as it is sent.</summary>
    internal static string Encode(string header, string value) => Is(header) ? EncodedWords.Encode(value) : value;

    /// <summary>A header's value as it was meant.</summary>
    internal static string Decode(string header, string value) => Is(header) ? EncodedWords.Decode(value) : value;
}
