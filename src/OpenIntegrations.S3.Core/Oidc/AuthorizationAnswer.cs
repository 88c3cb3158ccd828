using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Oidc;

/// <summary>What the browser brought back.</summary>
/// <param name="Code">Good for one exchange; null when the user or the server refused.</param>
/// <param name="State">The question that it answers; null when a user typed the code alone.</param>
/// <param name="Error">The name of the refusal, for example <c>access_denied</c>.</param>
/// <param name="Description">The server's words for it.</param>
internal sealed record AuthorizationAnswer(string? Code, string? State, string? Error, string? Description)
{
    /// <summary>Reads the query of a redirect; null when it is no answer.</summary>
    public static AuthorizationAnswer? OfQuery(string query)
    {
        QueryString pairs = QueryString.Parse(query.Replace("+", "%20"));
        var answer = new AuthorizationAnswer(pairs["code"], pairs["state"], pairs["error"], pairs["error_description"]);
        return string.IsNullOrEmpty(answer.Code) && string.IsNullOrEmpty(answer.Error) ? null : answer;
    }

    /// <summary>Reads what a user pasted: the code, or the whole address that the browser ended at.</summary>
    public static AuthorizationAnswer OfPaste(string text)
    {
        text = text.Trim();
        if (text.Length == 0) throw new CredentialsUnavailableException("No code was given.");
        int query = text.IndexOf('?');
        return query >= 0 && OfQuery(text.Substring(query + 1).Split('#')[0]) is { } answer ? answer : new(text, null, null, null);
    }

    /// <summary>The code.</summary>
    /// <exception cref="CredentialsUnavailableException">The answer is a refusal, or one to another question.</exception>
    public string CodeFor(AuthorizationRequest request)
    {
        if (State is not null && State != request.State)
            throw new CredentialsUnavailableException(
                "That is the answer to another sign-in: its state is not the one that was sent. Sign in again.");
        if (Code is { Length: > 0 } && string.IsNullOrEmpty(Error)) return Code;
        throw new CredentialsUnavailableException("The sign-in was refused. "
            + ErrorText.Of(Error ?? "error", Description, Code is null ? [] : [Code]));
    }

    /// <summary>Never the code.</summary>
    public override string ToString() => "AuthorizationAnswer { secret }";
}
