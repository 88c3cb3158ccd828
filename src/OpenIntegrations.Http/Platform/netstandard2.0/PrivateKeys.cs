using System;
using System.Security.Cryptography;

namespace OpenIntegrations.Http.Transport;

/// <summary>Private keys from PEM text.</summary>
internal static class PrivateKeys
{
    /// <exception cref="CryptographicException">The text is no RSA private key, or it is encrypted.</exception>
    public static RSA FromPem(string pem)
    {
        try
        {
            var reader = new DerReader(Bytes(pem, "-----BEGIN RSA PRIVATE KEY-----") ?? Pkcs8(Bytes(pem, "-----BEGIN PRIVATE KEY-----")));
            RSA rsa = RSA.Create();
            rsa.ImportParameters(Read(reader));
            return rsa;
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new CryptographicException("The private key is no RSA key in PEM form, or it is encrypted.", e);
        }
    }

    private static byte[]? Bytes(string pem, string begin)
    {
        int start = pem.IndexOf(begin, StringComparison.Ordinal);
        if (start < 0) return null;
        start += begin.Length;
        int end = pem.IndexOf("-----END", start, StringComparison.Ordinal);
        return end < 0 ? null : Convert.FromBase64String(pem.Substring(start, end - start));
    }

    /// <summary>The RSAPrivateKey inside of a PrivateKeyInfo (RFC 5208).</summary>
    private static byte[] Pkcs8(byte[]? info)
    {
        var reader = new DerReader(info ?? throw new FormatException());
        reader.Enter();
        reader.Integer();
        reader.Skip();
        return reader.Octets();
    }

    /// <summary>RSAPrivateKey (RFC 8017, A.1.2).</summary>
    private static RSAParameters Read(DerReader reader)
    {
        reader.Enter();
        reader.Integer();
        byte[] modulus = reader.Integer();
        byte[] exponent = reader.Integer();
        int half = (modulus.Length + 1) / 2;
        return new RSAParameters
        {
            Modulus = modulus,
            Exponent = exponent,
            D = reader.Integer(modulus.Length),
            P = reader.Integer(half),
            Q = reader.Integer(half),
            DP = reader.Integer(half),
            DQ = reader.Integer(half),
            InverseQ = reader.Integer(half),
        };
    }
}
