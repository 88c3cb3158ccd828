using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>A method of a library, under its English and its Russian name.</summary>
/// <param name="English">The English name.</param>
/// <param name="Russian">The Russian name.</param>
/// <param name="Description">A line for the help.</param>
/// <param name="Run">Does it. Gives a tree (printed as JSON), a text (printed as it is), or bytes.</param>
/// <param name="Options">Its options, in the order of the help.</param>
internal sealed record Method(string English, string Russian, string Description, Func<Arguments, CancellationToken, Task<object?>> Run,
    IReadOnlyList<Option> Options)
{
    /// <summary>More lines, for the method's own page.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>
    /// The method that the same name has besides, with options of its own: it is meant by a line with options that it has and this one has
    /// not, or without those that this one needs.
    /// </summary>
    public Method? Other { get; init; }

    /// <summary>Whether a word is one of its names in any case; the English one also with dashes: <c>list-buckets</c>.</summary>
    public bool IsCalled(string name) =>
        string.Equals(name.Replace("-", "", StringComparison.Ordinal), English, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, Russian, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A group of methods: <c>oint s3 …</c>.</summary>
internal sealed record Library(string Name, string Description, IReadOnlyList<Method> Methods);
