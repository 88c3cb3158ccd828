using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Http.Transport;

/// <summary>The certificate by which the client shows who it is.</summary>
internal static class ClientCertificate
{
    /// <exception cref="InvalidDataException">The file holds none, or the password is wrong.</exception>
    public static X509Certificate2 Load(TransportSettings settings)
    {
        try
        {
            return Certificates.LoadClient(settings);
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException(
                $"'{settings.ClientCertificateFile}' gives no client certificate with its key; PFX or PEM is due, and its password: "
                    + e.Message, e);
        }
    }
}
