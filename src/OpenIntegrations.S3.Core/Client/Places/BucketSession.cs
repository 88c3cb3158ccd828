using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// The session of a directory bucket: credentials of five minutes that CreateSession gives for the connection's own, shared by all that
/// use the bucket with these, and renewed before they end.
/// </summary>
internal sealed class BucketSession : FetchedSource
{
    /// <summary>The header that carries a session's token.</summary>
    public const string TokenHeader = "x-amz-s3session-token";

    private readonly S3Connection _connection;
    private readonly string _bucket;
    private readonly Func<DateTimeOffset> _now;

    private BucketSession(string key, S3Connection connection, string bucket, Func<DateTimeOffset> now)
        : base(key, new SourceContext(static _ => null, Interaction.None, now, connection.Transport)
        {
            Memory = connection.Memory.Of<CredentialMemory>(),
        }) => (_connection, _bucket, _now) = (connection, bucket, now);

    public override string Description => $"the session of the bucket '{_bucket}'";

    // Whoever may no longer enter the bucket has a session that says otherwise.
    protected override bool MayEndEarly => true;

    /// <summary>The session of those credentials that the connection has now.</summary>
    public static async ValueTask<CredentialSource> OfAsync(S3Connection connection, string bucket, Func<DateTimeOffset> now,
        CancellationToken cancellationToken)
    {
        Credentials own = await connection.Credentials.GetAsync(now(), cancellationToken).ConfigureAwait(false);
        string key = SourceKey.Of("s3express", connection.Endpoint, connection.Region, bucket, own.AccessKey, own.SecretKey,
            own.SessionToken);
        return new BucketSession(key, connection, bucket, now);
    }

    /// <exception cref="S3RequestFailedException">The store gives no session.</exception>
    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var stage = new AnswerStage(_connection, _now, null);
        Reply reply = await stage.AskBrieflyAsync(Routes.CreateSession.For(_bucket), leaveOpen: false, cancellationToken)
            .ConfigureAwait(false);
        if (reply.Error is not null) throw new S3RequestFailedException(reply.Answer!);
        return reply.Answer!.Response.GetMap("CreateSessionResult", "Credentials") is { } credentials
            && ExpiringCredentials.Read(credentials) is { Credentials.SessionToken: not null } read
            ? read : throw Failed("CreateSession answered without credentials.");
    }
}
