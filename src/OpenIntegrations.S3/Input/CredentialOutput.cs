using System.Management.Automation;
using System.Security;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>What scripts and vaults give for credentials, as a document: a PSCredential, a hashtable or object, or one text.</summary>
internal static class CredentialOutput
{
    /// <summary>What a script returned. One text is an access key, for stores that know nothing but a token.</summary>
    public static TreeMap Of(object? output) => Read(output, "AccessKey");

    /// <summary>What a vault holds. One text is the secret key.</summary>
    public static TreeMap OfSecret(object? secret) => Read(secret, "SecretKey");

    private static TreeMap Read(object? value, string textMeans) => PsValue.Unwrap(value) switch
    {
        PSCredential pair => new TreeMap { { "AccessKey", pair.UserName }, { "SecretKey", Secrets.Reveal(pair.Password) } },
        SecureString secret => new TreeMap { { textMeans, Secrets.Reveal(secret) } },
        string text => new TreeMap { { textMeans, text } },
        null => new TreeMap(),
        _ => PsTree.FromPowerShell(value) is TreeMap map ? Plain(map) : new TreeMap(),
    };

    private static TreeMap Plain(TreeMap map)
    {
        var plain = new TreeMap();
        foreach (var (name, value) in map) plain[name] = value is SecureString secret ? Secrets.Reveal(secret) : value;
        return plain;
    }
}
