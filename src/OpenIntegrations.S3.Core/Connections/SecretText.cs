using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;

namespace OpenIntegrations.S3.Connections;

/// <summary>Takes secrets out of texts that are shown or kept.</summary>
public static class SecretText
{
    // What is shorter may stand anywhere by chance.
    private const int Shortest = 4;

    /// <summary>The text with a mask wherever it has one of the secrets, as they are or as a URL has them.</summary>
    public static string Hide(string text, IEnumerable<string> secrets)
    {
        string[] all = [.. secrets.Where(s => s.Length >= Shortest).OrderByDescending(s => s.Length)];
        return Escapes.Hide(text, plain => HidePlain(plain, all));
    }

    private static string HidePlain(string text, string[] secrets)
    {
        foreach (string secret in secrets)
        {
            foreach (string form in new[] { secret, PercentEncoding.Encode(secret) })
            {
                if (text.Contains(form)) text = text.Replace(form, Confidential.Mask);
            }
        }
        return text;
    }
}
