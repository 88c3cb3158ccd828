using System;
using System.Collections.Generic;
using System.Text;

namespace OpenIntegrations.Http.Signing;

/// <summary>
/// Signs the policy document of a browser form (POST Object).
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
/// </summary>
public static class PostPolicy
{
    /// <summary>The form fields that carry a signed policy, in the order in which the form sends them.</summary>
    /// <exception cref="InvalidRequestException">The credentials or the scope cannot be sent.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(string policyDocument, Credentials credentials, SigningScope scope)
    {
        SigningRules.CheckSigner(credentials, scope);
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(policyDocument));
        return
        [
            new("policy", encoded), .. Proof(credentials, scope),
            new("x-amz-signature", SigV4.Signature(credentials.SecretKey, scope, encoded)),
        ];
    }

    /// <summary>The fields that say who signed, which a policy must allow.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Proof(Credentials credentials, SigningScope scope)
    {
        var fields = new List<KeyValuePair<string, string>>
        {
            new("x-amz-algorithm", SigV4.Algorithm),
            new("x-amz-credential", credentials.AccessKey + "/" + scope),
            new("x-amz-date", scope.Timestamp),
        };
        if (credentials.SessionToken is not null) fields.Add(new("x-amz-security-token", credentials.SessionToken));
        return fields;
    }
}
