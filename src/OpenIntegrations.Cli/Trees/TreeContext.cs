using System;
using System.Net.Http;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.Cli.Trees;

/// <summary>A command on trees while it runs.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Line">The command line.</param>
/// <param name="Around">What it is connected to.</param>
/// <param name="Writer">Takes what it says.</param>
/// <param name="Stores">The stores.</param>
/// <param name="Token">Ends it.</param>
internal sealed record TreeContext(string Name, TreeLine Line, Surroundings Around, ItemWriter Writer, Stores Stores,
    CancellationToken Token)
{
    private int _failures;

    public bool HasFailed => Volatile.Read(ref _failures) > 0;

    public int Exit => HasFailed ? ExitCode.SomeFailed : ExitCode.Success;

    /// <summary>Whether a failure would be that of all other things, too. The second value tells whether one went through.</summary>
    public static bool ConcernsAll(Exception failure, bool isReached) => failure switch
    {
        S3ConfigurationException or CredentialsUnavailableException or CryptographicException => true,
        OutputClosedException => true,
        HttpRequestException or TimeoutException => !isReached,
        _ => false,
    };

    /// <summary>Something failed, and the rest goes on.</summary>
    public void Fail(string text)
    {
        Count();
        Writer.Error(text);
    }

    /// <summary>Something could not be read, and the rest goes on, unless none of it can be read either.</summary>
    public void Fail(Exception failure, bool isReached)
    {
        if (ConcernsAll(failure, isReached)) ExceptionDispatchInfo.Capture(failure).Throw();
        Fail($"oint {Name}: {Advice.On(failure)}");
    }

    public void Count() => Interlocked.Increment(ref _failures);

    /// <summary>Does what one operand asks for. What goes wrong with it keeps the others from nothing.</summary>
    public async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfOne(e))
        {
            Fail($"oint {Name}: {Advice.On(e)}");
        }
    }

    private bool IsOfOne(Exception e) => e is not (OutOfMemoryException or UsageException or UnaskedException)
        && !ConcernsAll(e, isReached: false) && !(e is OperationCanceledException && Token.IsCancellationRequested);
}
