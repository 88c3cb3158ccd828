using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Asks the store for what the user may mean. It has two seconds; a store that cannot answer completes nothing.</summary>
internal static class StoreCompletion
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static IEnumerable<CompletionResult> Ask(IDictionary bound, S3Request request, Func<TreeMap, IEnumerable<string?>> names, string word)
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience);
            var world = new ConnectionContext();
            var client = new S3Client(S3Connection.Create(Settings(bound, world), world) with { MaxAttempts = 1 });
            S3Answer answer = client.SendAsync(request, patience.Token).GetAwaiter().GetResult();
            string prefix = Bare(word);
            return names(answer.Response).Where(n => n is not null && n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(n => Result(n!)).ToList();
        }
        catch (Exception e) when (e is S3ConfigurationException or HttpRequestException or OperationCanceledException or TimeoutException or ArgumentException or CredentialsUnavailableException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What the user typed, without the quotes around it.</summary>
    public static string Bare(string word) => word.Trim('\'', '"');

    /// <summary>A completion that PowerShell reads as one word.</summary>
    public static CompletionResult Result(string text)
    {
        bool isPlain = text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':');
        return new CompletionResult(isPlain ? text : "'" + text.Replace("'", "''") + "'", text, CompletionResultType.ParameterValue, text);
    }

    private static ConnectionSettings Settings(IDictionary bound, ConnectionContext world)
    {
        // PowerShell does not tell its location while it completes: a relative path counts from where the process was started.
        ConnectionSettings? basicData = BasicDataTransformationAttribute.Read(bound["BasicData"], Path.GetFullPath);
        return ConnectionSources.Resolve(basicData, bound["ProfileName"] as string, Session.ProfileName, world);
    }
}
