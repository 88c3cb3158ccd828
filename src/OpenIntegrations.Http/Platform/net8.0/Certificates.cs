using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Http.Transport;

/// <summary>Certificates from files, and the check against authorities of one's own.</summary>
internal static class Certificates
{
    public static X509Certificate2Collection LoadAuthorities(string pemFile)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(pemFile);
        if (authorities.Count == 0) throw new InvalidDataException($"'{pemFile}' holds no certificate in PEM form.");
        return authorities;
    }

    public static X509Certificate2 LoadClient(TransportSettings settings)
    {
        string file = settings.ClientCertificateFile!;
        string? password = settings.ClientCertificatePassword;
        if (settings.ClientKeyFile is null && Path.GetExtension(file) is not (".pem" or ".crt"))
            return new X509Certificate2(file, password);
        X509Certificate2 pem = password is null
            ? X509Certificate2.CreateFromPemFile(file, settings.ClientKeyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, settings.ClientKeyFile);
        // Windows takes no key that lives in memory only.
        return OperatingSystem.IsWindows() ? new X509Certificate2(pem.Export(X509ContentType.Pkcs12)) : pem;
    }

    /// <summary>True when the name fits and the chain ends at one of the authorities.</summary>
    /// <exception cref="AuthenticationException">They do not; the message has the platform's names for what is wrong.</exception>
    public static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        errors &= ~SslPolicyErrors.RemoteCertificateChainErrors;
        if (certificate is null || errors != 0) throw new AuthenticationException($"The remote certificate is not accepted: {errors}.");
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain.Build(new X509Certificate2(certificate))) return true;
        throw new AuthenticationException(
            $"The remote certificate is not accepted: {string.Join(", ", chain.ChainStatus.Select(s => s.Status))}.");
    }
}
