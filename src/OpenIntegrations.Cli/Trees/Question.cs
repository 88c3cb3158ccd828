using System;
using System.Globalization;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The one question before more than one item is deleted.</summary>
/// <param name="context">The command.</param>
internal sealed class Question(TreeContext context)
{
    /// <summary>Whether it is wanted.</summary>
    /// <exception cref="UnaskedException">Nobody can be asked.</exception>
    public async Task<bool> AllowsAsync(long count, long bytes, string where)
    {
        if (count <= 1 || context.Line.Has("force")) return true;
        string items = $"{count.ToString("N0", CultureInfo.InvariantCulture)} items ({ByteSize.Format(bytes)})";
        string question = $"Delete {items} of {where}?";
        if (!context.Around.IsPersonThere) throw new UnaskedException($"{question} Nobody can be asked here. --force deletes.");
        context.Writer.Ask(TerminalText.Of(question) + " [y/N] ");
        string? answer = await Task.Run(context.Around.Answer).WaitAsync(context.Token).ConfigureAwait(false);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}

/// <summary>Something must be asked, and nobody is there. Nothing was deleted.</summary>
internal sealed class UnaskedException(string message) : Exception(message);
