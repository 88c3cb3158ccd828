using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Http.Transport;

/// <summary>Certificates from files, and the check against authorities of one's own.</summary>
internal static class Certificates
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    public static X509Certificate2Collection LoadAuthorities(string pemFile)
    {
        var authorities = new X509Certificate2Collection();
        foreach (string block in File.ReadAllText(pemFile).Split([Begin], StringSplitOptions.None).Skip(1))
            authorities.Add(
                new X509Certificate2(
                    Convert.FromBase64String(block.Substring(0, Math.Max(0, block.IndexOf(End, StringComparison.Ordinal))))));
        if (authorities.Count == 0) throw new InvalidDataException($"'{pemFile}' holds no certificate in PEM form.");
        return authorities;
    }

    /// <exception cref="PlatformNotSupportedException">
    /// The certificate is in PEM form, which this platform cannot read with its key.
    /// </exception>
    public static X509Certificate2 LoadClient(TransportSettings settings)
    {
        if (settings.ClientKeyFile is not null || Path.GetExtension(settings.ClientCertificateFile) is ".pem" or ".crt")
            throw new PlatformNotSupportedException("A client certificate in PEM form needs PowerShell 7. Here, give it as a PFX file.");
        return new X509Certificate2(settings.ClientCertificateFile, settings.ClientCertificatePassword);
    }

    /// <summary>True when the name fits and the chain goes through one of the authorities.</summary>
    public static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(new X509Certificate2(certificate))
            && chain.ChainElements.Cast<X509ChainElement>()
                .Any(e => authorities.Cast<X509Certificate2>().Any(a => a.RawData.SequenceEqual(e.Certificate.RawData)));
    }
}
