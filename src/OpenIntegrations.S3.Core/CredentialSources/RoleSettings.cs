using System.Collections.Generic;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>The role to assume, and under what conditions.</summary>
/// <param name="Arn">The role's name in the store: <c>arn:aws:iam::123456789012:role/backup</c>.</param>
/// <param name="SessionName">What the store's logs call the session; made up when null.</param>
/// <param name="ExternalId">A word that the role's owner wants to hear.</param>
/// <param name="MfaSerial">The authentication device whose code the role demands; the user is asked for it.</param>
/// <param name="Duration">Seconds that the credentials live; the store's own measure when null.</param>
internal sealed record RoleSettings(string Arn, string? SessionName = null, string? ExternalId = null, string? MfaSerial = null,
    string? Duration = null)
{
    internal IEnumerable<KeyValuePair<string, string?>> Parameters(string sessionName, string? code) =>
    [
        new("RoleArn", Arn),
        new("RoleSessionName", SessionName ?? sessionName),
        new("DurationSeconds", Duration),
        new("ExternalId", ExternalId),
        new("SerialNumber", MfaSerial),
        new("TokenCode", code),
    ];
}
