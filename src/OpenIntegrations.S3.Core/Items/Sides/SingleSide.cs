using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>A side with one thing that is known already.</summary>
/// <param name="root">Its address.</param>
/// <param name="entry">What is known of it.</param>
internal sealed class SingleSide(string root, Entry entry) : ISide
{
    public string Root => root;

    public async IAsyncEnumerable<Entry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return entry with { Path = "" };
    }
}
