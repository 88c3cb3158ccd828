using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

[assembly: CredentialKind(typeof(ProcessKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// A program that prints credentials as JSON (<c>credential_process</c>).
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
/// </summary>
internal sealed class ProcessSource(string command, SourceContext context) : FetchedSource(SourceKey.Of("process", command), context)
{
    private readonly string[] _words = CommandLine.Split(command);

    // The arguments may be secret, the program's name is not.
    public override string Description => $"the program '{(_words.Length > 0 ? _words[0] : "")}'";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (_words.Length == 0) throw Failed("no program is named.");
        ProgramResult result = await new CredentialProgram(_words,
            () => Context.Interaction.Warn($"The program '{_words[0]}', which gives the credentials, has not ended yet; it is waited for."))
            .RunAsync(cancellationToken).ConfigureAwait(false);
        string said = ProgramWords.Shown(result.Errors, _words.Skip(1), result.Output);
        if (result.Exit != 0) throw Failed($"it ended with {Scalars.Format(result.Exit)}. {said}".TrimEnd());
        if (Document(result.Output) is not { } document) throw Failed($"its answer is no JSON object. {said}".TrimEnd());
        if (document["Version"] is not 1) throw Failed($"its answer must be JSON of Version 1. {said}".TrimEnd());
        ExpiringCredentials credentials = ExpiringCredentials.Read(document)
            ?? throw Failed($"its answer lacks AccessKeyId or SecretAccessKey. {said}".TrimEnd());
        if (said.Length > 0) Context.Interaction.Warn($"The program '{_words[0]}' says: {said}");
        return credentials;
    }

    private static TreeMap? Document(string output)
    {
        try
        {
            return JsonTree.Read(output) as TreeMap;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A program that prints credentials.</summary>
internal sealed class ProcessKind : CredentialKind
{
    public override string Name => "CredentialProcess";

    public override IReadOnlyList<Setting> Settings { get; } = [new("CredentialProcess", IsSecret: true) { Keeps = [] }];

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => "a program";

    public override CredentialSource Create(CredentialFactory factory) =>
        new ProcessSource(factory.Needed(Name), factory.Context);
}
