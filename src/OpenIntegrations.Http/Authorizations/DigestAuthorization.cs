using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>
/// Digest authorization (RFC 7616 and, for servers without qop, RFC 2069). The first request goes without it; what the refusal teaches
/// serves all requests that follow, until the server changes its mind.
/// </summary>
internal sealed class DigestAuthorization : Authorization
{
    private readonly string _user;
    private readonly string _password;
    private readonly Func<string> _newNonce;
    private string _clientNonce = "";
    private Challenge? _challenge;
    private int _count;

    public DigestAuthorization(string user, string password)
        : this(user, password, static () => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture))
    {
    }

    internal DigestAuthorization(string user, string password, Func<string> newNonce) =>
        (_user, _password, _newNonce) = (user, password, newNonce);

    public override async ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        request.Headers["Authorization"] = null;
        if (_challenge is { } challenge)
            request.Headers["Authorization"] = await AnswerAsync(challenge, request, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask<bool> LearnAsync(WireRequest request, WireResponse refusal, CancellationToken cancellationToken)
    {
        if (refusal.Status != 401 || refusal.Headers["WWW-Authenticate"] is not { } header) return new(false);
        Challenge? offered = Challenge.Parse(header).FirstOrDefault(IsKnown);
        if (offered is null) return new(false);
        (_challenge, _count, _clientNonce) = (offered, 0, _newNonce());
        return new(true);
    }

    private static bool IsKnown(Challenge challenge) => challenge.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase)
        && challenge["nonce"] is not null && DigestAlgorithm.Find(challenge["algorithm"]) is not null
            && (challenge["qop"] is null || Protection(challenge) is not null);

    /// <summary>The quality of protection to use: auth before auth-int, which reads the body twice.</summary>
    private static string? Protection(Challenge challenge)
    {
        string[] offered = (challenge["qop"] ?? "").Split(',').Select(q => q.Trim().ToLowerInvariant()).ToArray();
        return new[] { "auth", "auth-int" }.FirstOrDefault(offered.Contains);
    }

    private async ValueTask<string> AnswerAsync(Challenge challenge, WireRequest request, CancellationToken cancellationToken)
    {
        DigestAlgorithm algorithm = DigestAlgorithm.Find(challenge["algorithm"])!;
        string? protection = Protection(challenge);
        string count = Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture);
        string nonce = challenge["nonce"]!;
        string realm = challenge["realm"] ?? "";

        string secret = algorithm.Of(_user, realm, _password);
        if (algorithm.IsSession) secret = algorithm.Of(secret, nonce, _clientNonce);
        string subject = protection == "auth-int"
            ? algorithm.Of(request.Method, request.PathAndQuery,
                await request.Body.DigestAsync(algorithm.Hash, cancellationToken).ConfigureAwait(false))
            : algorithm.Of(request.Method, request.PathAndQuery);
        string response = protection is null
            ? algorithm.Of(secret, nonce, subject)
            : algorithm.Of(secret, nonce, count, _clientNonce, protection, subject);
        return Header(challenge, algorithm, request, response)
            + (protection is null && !algorithm.IsSession ? "" : $", cnonce=\"{_clientNonce}\"")
            + (protection is null ? "" : $", qop={protection}, nc={count}");
    }

    private string Header(Challenge challenge, DigestAlgorithm algorithm, WireRequest request, string response)
    {
        bool takesUtf8 = "UTF-8".Equals(challenge["charset"], StringComparison.OrdinalIgnoreCase);
        bool hashed = "true".Equals(challenge["userhash"], StringComparison.OrdinalIgnoreCase);
        string user = hashed ? "username=" + Quote(algorithm.Of(_user, challenge["realm"] ?? ""))
            : takesUtf8 && _user.Any(c => c > 127) ? "username*=UTF-8''" + PercentEncoding.Encode(_user) : "username=" + Quote(_user);
        return $"Digest {user}, realm={Quote(challenge["realm"] ?? "")}, nonce={Quote(challenge["nonce"]!)}, "
            + $"uri={Quote(request.PathAndQuery)}, response=\"{response}\""
            + (challenge["algorithm"] is { } name ? ", algorithm=" + name : "")
            + (challenge["opaque"] is { } opaque ? ", opaque=" + Quote(opaque) : "")
            + (hashed ? ", userhash=true" : "");
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
