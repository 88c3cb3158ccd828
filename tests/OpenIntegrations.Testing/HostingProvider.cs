using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OpenIntegrations.Testing;

/// <summary>
/// A hosting provider's account API on loopback that answers as its documentation shows. Faults can be put before or in place of its
/// answers.
/// </summary>
public sealed class HostingProvider : IDisposable
{
    public const string ApiKey = "k3y-0f-the-user";
    public const string AccessKey = "AKIAIOSFODNN7EXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private readonly ConcurrentQueue<Answer> _next = new();
    private int _tokens;

    /// <param name="keepsAlive">Leaves connections open although the client wants them closed.</param>
    public HostingProvider(bool keepsAlive = false) => Server = new ScriptedServer(Respond) { KeepsAlive = keepsAlive };

    public ScriptedServer Server { get; }

    public string Url => Server.Url + "/";

    /// <summary>The token that is valid at the moment.</summary>
    public string Token => $"{_tokens:x32}";

    /// <summary>The token that is valid before the first login.</summary>
    public static string FirstToken { get; } = new('0', 32);

    /// <summary>Seconds that new tokens live.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>More members of the answer to a login, such as <c>,"invapi":"host"</c>.</summary>
    public string LoginExtra { get; set; } = "";

    /// <summary>Other answers than the documentation's, by action.</summary>
    public ConcurrentDictionary<string, Func<RecordedRequest, Answer>> Actions { get; } = new();

    /// <summary>
    /// The actions that arrived, in their order: those of s3.php by their names, the others with their module before them.
    /// </summary>
    public string[] Arrived => Server.Requests.Select(r => (r.Path == "/s3.php" ? "" : r.Path[1..] + " ") + Field(r, "action")).ToArray();

    /// <summary>The forms that arrived at s3.php.</summary>
    public RecordedRequest[] Requests => Server.Requests.Where(r => r.Path == "/s3.php").ToArray();

    public static Answer Json(string body, int status = 200) => new Answer(status, body).With("Content-Type", "application/json");

    /// <summary>The connection is closed in place of an answer.</summary>
    public static Answer Cut => new() { Raw = [] };

    /// <summary>The fields of a form, in their order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fields(RecordedRequest request) =>
        request.Text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .Select(p => new KeyValuePair<string, string>(Decode(p[0]), Decode(p[1]))).ToList();

    public static string? Field(RecordedRequest request, string name) => Fields(request).FirstOrDefault(f => f.Key == name).Value;

    /// <summary>Answers an action so from now on.</summary>
    public void Say(string action, Answer answer) => Actions[action] = _ => answer;

    /// <summary>These come next from s3.php, whatever is asked.</summary>
    public void Next(params Answer[] answers)
    {
        foreach (Answer answer in answers) _next.Enqueue(answer);
    }

    /// <summary>Makes the token that is out invalid.</summary>
    public void EndToken() => Interlocked.Increment(ref _tokens);

    public void Dispose() => Server.Dispose();

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private Answer Respond(RecordedRequest request) => request.Path switch
    {
        "/auth.php" => Authorize(request),
        "/s3.php" when _next.TryDequeue(out Answer? answer) => answer,
        "/s3.php" when Field(request, "token") != Token => Json("""{"code":-1,"message":"invalid token"}"""),
        _ when Actions.TryGetValue(request.Path == "/s3.php" ? Field(request, "action") ?? "" : request.Path[1..], out var answer) =>
            answer(request),
        "/s3.php" => Json(HostingAnswers.Of(Field(request, "action") ?? "", request)),
        _ => new Answer(404, "<html><body>nothing here</body></html>"),
    };

    private Answer Authorize(RecordedRequest request)
    {
        if (Field(request, "action") == "logout") return Json("""{"result":"OK","action":"logout"}""");
        if (Field(request, "key") != ApiKey) return Json("""{"result":"ERROR","error":"Invalid API key"}""");
        Interlocked.Increment(ref _tokens);
        long end = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + Lifetime;
        return Json($$$"""{"result":{"token":"{{{Token}}}","role":"Customer","servers":[1],"token_expire":{{{end}}}{{{LoginExtra}}}}}""");
    }
}
