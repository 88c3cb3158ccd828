using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>A side with nothing on it.</summary>
internal sealed class Nothing : ISide
{
    public static Nothing Side { get; } = new();

    public string Root => "";

    public async IAsyncEnumerable<Entry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
