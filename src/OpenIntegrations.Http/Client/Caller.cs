using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>
/// The side that uses a <see cref="FluentClient"/>: how it writes values and paths, in what form it takes documents, how it waits.
/// PowerShell passes one of its own; a program may derive one to bring a clock or a token to cancel by.
/// </summary>
public class Caller
{
    // An array can hold no more.
    private const long MostBytes = 0x7fffffc7;

    public virtual DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>What is taken into memory of an answer.</summary>
    public virtual AnswerLimit Answers => AnswerLimit.OfContent(MostBytes);

    /// <summary>A value without the wrapping that the caller's world puts around it.</summary>
    public virtual object? Plain(object? value) => value;

    /// <summary>A path as the caller means it.</summary>
    public virtual string FullPath(string path) => Path.GetFullPath(path);

    /// <summary>A document in the caller's own kinds of maps and lists.</summary>
    /// <param name="tree">A <see cref="TreeMap"/>, a list or a single value.</param>
    /// <param name="asMap">True for maps with keys, false for objects with properties, where the caller's world tells them apart.</param>
    public virtual object? Show(object? tree, bool asMap) => tree;

    /// <summary>Waits for work that takes time.</summary>
    /// <exception cref="OperationCanceledException">The caller was told to stop.</exception>
    public virtual void Wait(Func<CancellationToken, Task> work) => Task.Run(() => work(CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Told of each line of the log as it is written; shown when the environment says <c>OINT_DEBUG=YES</c>.</summary>
    public virtual void Trace(string line)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("OINT_DEBUG"), "YES", StringComparison.OrdinalIgnoreCase))
            Console.Error.WriteLine(line);
    }
}
