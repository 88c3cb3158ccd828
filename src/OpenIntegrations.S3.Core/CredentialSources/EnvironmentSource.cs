using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>The environment's AWS_ACCESS_KEY_ID and its companions. They are read anew when they have run out, because a script may have changed them.</summary>
internal sealed class EnvironmentSource(SourceContext context) : FetchedSource(SourceKey.Of("environment", [.. Names.Select(context.Environment)]), context.Now)
{
    private static readonly string[] s_names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"];

    public override string Description => "the environment";

    private static IEnumerable<string> Names => s_names;

    protected override Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var document = new TreeMap
        {
            { "AccessKeyId", context.First("AWS_ACCESS_KEY_ID") ?? throw Failed("AWS_ACCESS_KEY_ID is not set.") },
            { "SecretAccessKey", context.First("AWS_SECRET_ACCESS_KEY") ?? throw Failed("AWS_SECRET_ACCESS_KEY is not set.") },
            { "SessionToken", context.First("AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN") },
            { "Expiration", context.First("AWS_CREDENTIAL_EXPIRATION") },
        };
        return Task.FromResult(ExpiringCredentials.Read(document)!);
    }
}
