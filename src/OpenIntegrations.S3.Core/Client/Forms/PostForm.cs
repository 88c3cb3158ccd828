using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Forms;

/// <summary>A form by which a browser uploads a file (POST Object): where it goes, and the fields that go before the file.</summary>
/// <param name="Url">The address of the bucket.</param>
/// <param name="Fields">The fields. Behind them, as the last one, comes the file, under the name <c>file</c>.</param>
/// <param name="Expires">When the store takes it no longer.</param>
public sealed record PostForm(string Url, IReadOnlyList<KeyValuePair<string, string>> Fields, DateTimeOffset Expires)
{
    /// <summary>Signs a form. Nothing is sent.</summary>
    /// <exception cref="ArgumentException">The form would live for no time, or for more than seven days.</exception>
    /// <exception cref="CredentialsUnavailableException">The credentials have ended, and the form with them.</exception>
    /// <param name="connection">The store.</param>
    /// <param name="bucket">Where files go.</param>
    /// <param name="rules">What may be uploaded.</param>
    /// <param name="lifetime">How long it works.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <param name="warn">Told when the credentials end before the form does.</param>
    public static async Task<PostForm> SignAsync(S3Connection connection, string bucket, FormRules rules, TimeSpan lifetime,
        DateTimeOffset now, CancellationToken cancellationToken, Action<string>? warn = null)
    {
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > PresignedQuery.MaxExpiry)
            throw new ArgumentException(
                $"A signed form lives from one second to seven days (604800 s); {lifetime.TotalSeconds:0} s were asked for.");
        WireRequest wire = S3Client.Wire(new S3Request("POST") { Bucket = bucket }, connection);
        Credentials credentials = await LastingCredentials.GetAsync(connection, "form", lifetime, now, warn, cancellationToken)
            .ConfigureAwait(false);
        var scope = new SigningScope(now, connection.Region, connection.Service);
        string policy = Policy(bucket, rules, now + lifetime, PostPolicy.Proof(credentials, scope));
        return new PostForm(wire.Url, [.. rules.Fields, .. PostPolicy.Sign(policy, credentials, scope)], now + lifetime);
    }

    // The store holds every field against the policy: those of the signature, too.
    private static string Policy(string bucket, FormRules rules, DateTimeOffset end, IEnumerable<KeyValuePair<string, string>> proof)
    {
        var conditions = new List<object?> { new TreeMap { { "bucket", bucket } } };
        conditions.AddRange(rules.Conditions);
        conditions.AddRange(proof.Select(field => new TreeMap { { field.Key, field.Value } }));
        return JsonTree.Write(new TreeMap { { "expiration", Scalars.Iso8601(end.UtcDateTime) }, { "conditions", conditions } },
            indented: false);
    }
}
