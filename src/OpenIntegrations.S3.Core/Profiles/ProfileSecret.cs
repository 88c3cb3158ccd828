using System;
using System.Text;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Profiles;

/// <summary>
/// The form of a secret in the profile file: encrypted for the user on Windows, plain in a file of the user's own elsewhere.
/// </summary>
internal static class ProfileSecret
{
    private const string Encrypted = "dpapi";

    public static object? Protect(Setting setting, object? value)
    {
        if (value is not string text || !WindowsDataProtection.IsAvailable) return value;
        return new TreeMap { { Encrypted, Convert.ToBase64String(WindowsDataProtection.Protect(Encoding.UTF8.GetBytes(text))) } };
    }

    /// <exception cref="S3ConfigurationException">The secret was encrypted for another user or machine.</exception>
    public static object? Reveal(Setting setting, object? value)
    {
        if (value is not TreeMap map) return value;
        string? encoded = map.GetText(Encrypted);
        if (encoded is null || !WindowsDataProtection.IsAvailable) throw Unreadable(setting);
        return Encoding.UTF8.GetString(WindowsDataProtection.Unprotect(Bytes(setting, encoded)) ?? throw Unreadable(setting));
    }

    private static byte[] Bytes(Setting setting, string encoded)
    {
        try
        {
            return Convert.FromBase64String(encoded);
        }
        catch (FormatException)
        {
            throw Unreadable(setting);
        }
    }

    private static S3ConfigurationException Unreadable(Setting setting) =>
        new($"The {setting.Name} of the profile was encrypted for another user or machine. Set the profile again.");
}
