using System;
using System.Security.Cryptography;

namespace OpenIntegrations.Http.Transport;

/// <summary>Private keys from PEM text.</summary>
internal static class PrivateKeys
{
    /// <exception cref="CryptographicException">The text is no RSA private key, or it is encrypted.</exception>
    public static RSA FromPem(string pem)
    {
        RSA rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (ArgumentException e)
        {
            rsa.Dispose();
            throw new CryptographicException("The private key is no RSA key in PEM form, or it is encrypted.", e);
        }
    }
}
