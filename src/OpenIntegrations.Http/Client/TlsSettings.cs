using System;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>What a client asks of https.</summary>
internal sealed record TlsSettings
{
    public string? CaFile { get; init; }

    public string? ClientCertificateFile { get; init; }

    public string? ClientKeyFile { get; init; }

    public Secret? ClientCertificatePassword { get; init; }

    public bool SkipCertificateCheck { get; init; }

    /// <summary>Reads the settings by name.</summary>
    /// <exception cref="ArgumentException">There is no setting of that name, or no such value of it.</exception>
    public static TlsSettings FromTree(TreeMap map, Func<string, string> fullPath)
    {
        var settings = new TlsSettings();
        foreach (var (name, value) in map) settings = settings.With(name, value, fullPath);
        return settings;
    }

    public TransportSettings ApplyTo(TransportSettings settings) => settings with
    {
        CaFile = CaFile,
        ClientCertificateFile = ClientCertificateFile,
        ClientKeyFile = ClientKeyFile,
        ClientCertificatePassword = ClientCertificatePassword?.Reveal(),
        SkipCertificateCheck = SkipCertificateCheck,
    };

    private TlsSettings With(string name, object? value, Func<string, string> fullPath) => name.ToLowerInvariant() switch
    {
        "cafile" => this with { CaFile = File(value, fullPath) },
        "clientcertificatefile" => this with { ClientCertificateFile = File(value, fullPath) },
        "clientkeyfile" => this with { ClientKeyFile = File(value, fullPath) },
        "clientcertificatepassword" => this with { ClientCertificatePassword = value as Secret ?? new Secret(FieldText.Of(value)) },
        "skipcertificatecheck" => this with { SkipCertificateCheck = ValueType.Convert(value, "Boolean") is true },
        _ => throw new ArgumentException(
            $"'{name}' is no TLS setting. There are CaFile, ClientCertificateFile, ClientKeyFile, ClientCertificatePassword and "
                + $"SkipCertificateCheck."),
    };

    private static string? File(object? value, Func<string, string> fullPath) =>
        FieldText.IsEmpty(value) ? null : fullPath(FieldText.Of(value));
}
