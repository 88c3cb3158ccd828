using System;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Core.Tests.Fuzz;

/// <summary>What a run of tests/fuzz kept is read again: one input for each way through a parser.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Names => [.. ClientParsers.Names];

    [Theory, MemberData(nameof(Names))]
    public void What_was_found_once_is_read_again(string parser)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "Corpus", parser);
        byte[][] corpus = [.. Directory.GetFiles(folder).Select(File.ReadAllBytes)];
        Assert.NotEmpty(corpus);
        Assert.Equal(corpus.Length, corpus.Select(Convert.ToBase64String).Distinct().Count());
        foreach (byte[] input in corpus) ClientParsers.Run(parser, input);
    }
}
