using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// The environment's AWS_ACCESS_KEY_ID and its companions. They are read anew when they have run out, because a script may have changed
/// them.
/// </summary>
internal sealed class EnvironmentSource(SourceContext context)
    : FetchedSource(SourceKey.Of("environment", [.. Names.Select(context.Environment)]), context)
{
    private static readonly string[] s_names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"];

    public override string Description => "the environment";

    private static IEnumerable<string> Names => s_names;

    protected override Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var document = new TreeMap
        {
            { "AccessKeyId", Context.First("AWS_ACCESS_KEY_ID") ?? throw Failed("AWS_ACCESS_KEY_ID is not set.") },
            { "SecretAccessKey", Context.First("AWS_SECRET_ACCESS_KEY") ?? throw Failed("AWS_SECRET_ACCESS_KEY is not set.") },
            { "SessionToken", Context.First("AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN") },
            { "Expiration", Context.First("AWS_CREDENTIAL_EXPIRATION") },
        };
        return Task.FromResult(ExpiringCredentials.Read(document)!);
    }
}
