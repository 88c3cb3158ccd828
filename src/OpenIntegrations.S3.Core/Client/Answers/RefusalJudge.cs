using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Tells by a refusal's error code whether newer credentials would help. The body stays there for the caller.</summary>
internal static class RefusalJudge
{
    private const int SmallDocument = 16 * 1024;
    private const string Begin = "<Code>";

    private static readonly Dictionary<string, CredentialBlame> s_codes = new()
    {
        ["ExpiredToken"] = CredentialBlame.Certain,
        ["ExpiredTokenException"] = CredentialBlame.Certain,
        ["InvalidToken"] = CredentialBlame.Certain,
        ["TokenRefreshRequired"] = CredentialBlame.Certain,
        // Pydio Cells, with status 504: the request arrived too long after it was signed, and the token may have ended meanwhile.
        ["TokenTimeMismatch"] = CredentialBlame.Certain,
        ["RequestExpired"] = CredentialBlame.Certain,
        ["UnauthorizedAccess"] = CredentialBlame.Certain,
        // Said of tokens that ended and of keys that never had the right: Cells before version 5, Ceph RGW.
        ["AccessDenied"] = CredentialBlame.Possible,
        ["InvalidAccessKeyId"] = CredentialBlame.Possible,
        ["SignatureDoesNotMatch"] = CredentialBlame.Possible,
    };

    public static async ValueTask<CredentialBlame> JudgeAsync(WireResponse refusal, CancellationToken cancellationToken)
    {
        // The answer to a HEAD cannot say why.
        if (refusal.Request.Method == "HEAD")
            return refusal.Status is 400 or 401 or 403 or 504 ? CredentialBlame.Possible : CredentialBlame.None;
        if (refusal.Status is not (400 or 401 or 403 or 504)) return CredentialBlame.None;
        string text = Encoding.UTF8.GetString(await refusal.PeekAsync(SmallDocument, cancellationToken).ConfigureAwait(false));
        int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = start < Begin.Length ? -1 : text.IndexOf('<', start);
        if (end > 0 && s_codes.TryGetValue(text.Substring(start, end - start), out CredentialBlame blame)) return blame;
        // HTTP's own word for credentials that are missing or no longer good. Proxies and gateways before a store say it without a
        // document.
        return refusal.Status == 401 ? CredentialBlame.Certain : CredentialBlame.None;
    }
}
