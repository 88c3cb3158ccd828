using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Asks the store for what the user may mean. It has two seconds; a store that cannot answer completes nothing.</summary>
internal static class StoreCompletion
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static IEnumerable<CompletionResult> Ask(IDictionary bound, S3Request request, Func<TreeMap, IEnumerable<string?>> names,
        string word)
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience);
            var world = UserWorld.Create();
            var client = new S3Client(S3Connection.Create(Settings(bound, world), world) with { MaxAttempts = 1 });
            S3Answer answer = client.SendAsync(request, patience.Token).GetAwaiter().GetResult();
            string prefix = TypedWord.Read(word);
            return names(answer.Response).Where(n => n is not null && n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Select(n => TypedWord.Completion(n!)).ToList();
        }
        catch (Exception e)
            when (e is S3ConfigurationException or HttpRequestException or OperationCanceledException or TimeoutException
                or ArgumentException or CredentialsUnavailableException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The bucket and the key that the line names so far.</summary>
    public static (string? Bucket, string? Key) Place(IDictionary bound) =>
        ((bound["Bucket"] ?? bound["BucketName"] ?? bound["SourceBucket"]) as string, (bound["Key"] ?? bound["Name"]) as string);

    private static ConnectionSettings Settings(IDictionary bound, ConnectionContext world)
    {
        // PowerShell does not tell its location while it completes: a relative path counts from where the process was started.
        ConnectionSettings? basicData = BasicDataTransformationAttribute.Read(bound["BasicData"], Path.GetFullPath);
        return ConnectionSources.Resolve(basicData, bound["ProfileName"] as string, Session.Current.ProfileName, world);
    }
}
