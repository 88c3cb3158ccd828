using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>
/// Tries a connection step by step, as a request would go, and explains where it ends. Nothing is corrected on the way, as a client would.
/// </summary>
/// <param name="connection">The connection to try.</param>
/// <param name="bucket">A bucket to look into; else the buckets are listed.</param>
/// <param name="now">The clock.</param>
public sealed class ConnectionTest(S3Connection connection, string? bucket, Func<DateTimeOffset> now)
{
    private static readonly string[] s_steps = ["Credentials", "NameLookup", "Connection", "Tls", "Clock", "Signature", "Region", "Rights"];
    private readonly List<Check> _checks = new();

    /// <summary>Runs all checks. After one that failed those that need it are skipped.</summary>
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken)
    {
        bool mayAsk = await HasCredentialsAsync(cancellationToken).ConfigureAwait(false);
        bool isKnown = Add(await NetworkChecks.NameLookupAsync(connection, cancellationToken).ConfigureAwait(false)) != CheckResult.Failed;
        if (isKnown && await NetworkChecks.ReachAsync(connection, _checks, cancellationToken).ConfigureAwait(false) is { } date)
        {
            Add(NetworkChecks.Clock(date.Value, now()));
            if (mayAsk) _checks.AddRange(await SignedAsync(cancellationToken).ConfigureAwait(false));
        }
        return s_steps.Select(name =>
            _checks.LastOrDefault(c => c.Name == name) ?? new Check(name, CheckResult.Skipped, "Not tried, because of what failed."))
                .ToList();
    }

    private CheckResult Add(Check check)
    {
        _checks.Add(check);
        return check.Result;
    }

    private async Task<bool> HasCredentialsAsync(CancellationToken cancellationToken)
    {
        if (connection.Credentials is AnonymousSource)
            return Add(new("Credentials", CheckResult.Passed, "None are wanted: requests go out without.")) == CheckResult.Passed;
        string source = connection.Credentials is FetchedSource fetched ? fetched.Description : "the connection";
        try
        {
            Credentials credentials = await connection.Credentials.GetAsync(now(), cancellationToken).ConfigureAwait(false);
            string kind = credentials.SessionToken is null ? "An access key" : "Temporary credentials";
            return Add(new("Credentials", CheckResult.Passed, $"{kind} came from {source}.")) == CheckResult.Passed;
        }
        catch (CredentialsUnavailableException e)
        {
            return Add(new("Credentials", CheckResult.Failed, e.Message) { Remedy = e.Remedy }) == CheckResult.Passed;
        }
    }

    private async Task<IEnumerable<Check>> SignedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return AnswerChecks.Explain(await AskAsync(cancellationToken).ConfigureAwait(false), connection, bucket);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException)
        {
            string hint = bucket is not null && connection.Endpoint.IsVirtualHosted(bucket)
                ? " The bucket stands in the host name; where the store's names do not allow that, set Addressing to Path." : "";
            return [new("Signature", CheckResult.Failed, e.Message + hint)];
        }
    }

    private async Task<S3Answer> AskAsync(CancellationToken cancellationToken)
    {
        S3Request request = bucket is null ? Routes.ListBuckets.For() : Routes.ListObjects.For(bucket).With("MaxKeys", 1);
        var transport = new HttpTransport(connection.Transport, RetryPolicy.None, now);
        Reply reply = await transport.SendAsync(S3Client.Wire(request, connection), S3Client.Authorize(connection),
            (wire, token) => AnswerJudge.JudgeAsync(wire, request, connection, leaveOpen: false, token), cancellationToken)
            .ConfigureAwait(false);
        return reply.Answer!;
    }
}
