using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing.Cells;

/// <summary>
/// Where one signs in to a scripted Cells server: OpenID Connect with PKCE and rotating refresh tokens, and the session of the web
/// interface.
/// </summary>
public sealed class CellsSignInPages(CellsTokens tokens)
{
    private static readonly Dictionary<string, Func<string, string, bool>> s_clients = new()
    {
        ["cells-client"] = (redirect, url) => redirect == "http://localhost:3000/servers/callback" || redirect == url + "/oauth2/oob",
        ["cells-sync"] = (redirect, _) => Enumerable.Range(3636, 31).Any(port => redirect == $"http://localhost:{port}/servers/callback"),
        ["own-client"] = (redirect, _) => new Uri(redirect).IsLoopback,
    };

    private readonly ConcurrentDictionary<string, Dictionary<string, string>> _codes = new();
    private readonly ConcurrentBag<string> _secrets = new() { "open sesame" };

    public string Url { get; set; } = "";

    /// <summary>What the server says of its addresses instead of the truth; null for the truth.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>The error that the user's refusal gives; null when users agree.</summary>
    public string? Refusal { get; set; }

    /// <summary>A state that is sent back instead of the right one.</summary>
    public string? WrongState { get; set; }

    /// <summary>The error of the token endpoint; null for none.</summary>
    public Answer? TokenError { get; set; }

    /// <summary>Waited before tokens are given.</summary>
    public TimeSpan TokenDelay { get; set; }

    /// <summary>Its end is awaited before a token is given.</summary>
    public Task? TokenGate { get; set; }

    /// <summary>The questions that the user's browser brought.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Questions { get; } = new();

    internal IEnumerable<string> Secrets => _secrets;

    public static bool Owns(string path) =>
        path.StartsWith("/oidc/", StringComparison.Ordinal) || path.StartsWith("/oauth2/", StringComparison.Ordinal)
            || path.StartsWith("/a/", StringComparison.Ordinal);

    public Answer Serve(RecordedRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/oidc/.well-known/openid-configuration") =>
            Json(new { issuer = (Elsewhere ?? Url) + "/oidc", authorization_endpoint = (Elsewhere ?? Url) + "/oidc/oauth2/auth",
                token_endpoint = (Elsewhere ?? Url) + "/oidc/oauth2/token" }),
        ("GET", "/oidc/oauth2/auth") => Authorize(Form(request.Query)),
        ("GET", "/oauth2/oob") => new Answer(200, "Your code is " + Form(request.Query).GetValueOrDefault("code")),
        ("POST", "/oidc/oauth2/token") => Token(Form(request.Text)) with { Delay = TokenDelay, After = TokenGate },
        ("POST", "/a/frontend/session") => Session(request.Text),
        _ => new Answer(404, "not found"),
    };

    public static Dictionary<string, string> Form(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p.ElementAtOrDefault(1) ?? "").Replace('+', ' '));

    private Answer Authorize(Dictionary<string, string> question)
    {
        Questions.Enqueue(question);
        string redirect = question["redirect_uri"];
        // What is wrong here is shown and not sent on, because the address may be an attacker's.
        if (!s_clients.TryGetValue(question["client_id"], out var mayRedirect) || !mayRedirect(redirect, Url))
            return new Answer(400, "invalid_client or redirect_uri: " + redirect);
        string? error = question switch
        {
            _ when question["response_type"] != "code" => "unsupported_response_type",
            _ when question["state"].Length < 8 => "invalid_state",
            _ when question.GetValueOrDefault("code_challenge_method") != "S256"
                || question.GetValueOrDefault("code_challenge")?.Length != 43 => "invalid_request",
            _ when question["scope"] != "openid email profile pydio offline" => "invalid_scope",
            _ => Refusal,
        };
        string state = Uri.EscapeDataString(WrongState ?? question["state"]);
        if (error is not null) return Redirect($"{redirect}?error={error}&error_description=The+user%0Asaid+no&state={state}");
        string code = "ory_ac_" + CellsTokens.NewToken()[..40];
        _secrets.Add(code);
        _codes[code] = question;
        return Redirect($"{redirect}?code={Uri.EscapeDataString(code)}&scope=openid&state={state}");
    }

    private Answer Token(Dictionary<string, string> form)
    {
        foreach (string name in new[] { "code", "code_verifier", "refresh_token" }) _secrets.Add(form.GetValueOrDefault(name) ?? "");
        if (TokenError is not null) return TokenError;
        string? error = form.GetValueOrDefault("grant_type") switch
        {
            "authorization_code" => Exchange(form),
            "refresh_token" => tokens.TakeRefresh(form["refresh_token"]) ? null : "invalid_grant",
            _ => "unsupported_grant_type",
        };
        // A careless server repeats what it was sent.
        if (error is not null)
            return Json(
                new { error,
                    error_description = "The token or code " + (form.GetValueOrDefault("refresh_token") ?? form.GetValueOrDefault("code"))
                        + " is no good" }) with { Status = 400 };
        return Json(
            new { access_token = tokens.NewAccess(), token_type = "bearer", expires_in = tokens.Lifetime,
                refresh_token = tokens.NewRefresh(), id_token = "e.y.J", scope = "openid" });
    }

    private string? Exchange(Dictionary<string, string> form)
    {
        if (!_codes.TryRemove(form["code"], out var question)) return "invalid_grant";
        string challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form.GetValueOrDefault("code_verifier") ?? "")))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        bool isSame = question["client_id"] == form["client_id"] && question["redirect_uri"] == form["redirect_uri"]
            && question["code_challenge"] == challenge;
        return isSame ? null : "invalid_grant";
    }

    private Answer Session(string body)
    {
        JsonElement info = JsonDocument.Parse(body).RootElement.GetProperty("AuthInfo");
        if (info.GetProperty("type").GetString() != "credentials" || info.GetProperty("login").GetString() != "anna")
            return Json(new { Title = "Login failed" }) with { Status = 401 };
        if (info.GetProperty("password").GetString() != "open sesame")
            return Json(new { Title = $"Login failed with '{info.GetProperty("password").GetString()}'" }) with { Status = 401 };
        return Json(new { JWT = tokens.NewAccess(), ExpireTime = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + tokens.Lifetime });
    }

    private static Answer Redirect(string url) => new Answer(303).With("Location", url);

    private static Answer Json(object value) => new Answer(200, JsonSerializer.Serialize(value)).With("Content-Type", "application/json");
}
