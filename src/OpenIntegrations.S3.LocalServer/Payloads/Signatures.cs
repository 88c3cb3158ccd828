namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>Signatures that were sent, beside those that the secret gives.</summary>
internal static class Signatures
{
    /// <summary>Compares in a time that does not tell how much of the text was right.</summary>
    public static bool Same(string computed, string given)
    {
        int difference = computed.Length ^ given.Length;
        for (int i = 0; i < computed.Length && i < given.Length; i++) difference |= computed[i] ^ given[i];
        return difference == 0;
    }
}
