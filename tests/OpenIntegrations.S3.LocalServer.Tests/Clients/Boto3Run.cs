using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>One run of the script, and what it said of each of its tests.</summary>
public abstract class Boto3Run : IAsyncLifetime
{
    public static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Clients", "boto3_suite.py");

    public string? WhyNot { get; private set; }

    public Dictionary<string, string> Results { get; } = [];

    public string Error { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        string? python = await Tool.FindAsync(["python3", "python"], "-c", "import boto3");
        if (python is null) WhyNot = "There is no Python with boto3 on this machine.";
        else await RunAsync(python);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    protected abstract Task RunAsync(string python);

    protected async Task RunAsync(string python, string url, Credentials account)
    {
        string certificate = Path.GetTempFileName();
        await File.WriteAllTextAsync(certificate, SelfSigned());
        ToolResult result = await Tool.RunAsync(python, [Script, url, account.AccessKey, account.SecretKey, certificate]);
        File.Delete(certificate);
        foreach (string[] line in result.Output.Split('\n').Select(l => l.TrimEnd('\r').Split('\t', 2)).Where(l => l.Length == 2))
            Results[line[0]] = line[1];
        Error = result.Error;
    }

    /// <summary>A certificate with its key; the script trusts any.</summary>
    private static string SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
