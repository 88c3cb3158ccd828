using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;

namespace OpenIntegrations.Cli.Local;

/// <summary><c>oint demo</c>: the main job, step by step, with real bytes.</summary>
internal static class DemoCommand
{
    public static Method Method { get; } = new("demo", "демо", "Plays the main job against a store of its own.", RunAsync, []);

    private static async Task<object?> RunAsync(Arguments arguments, CancellationToken token)
    {
        using var demo = new Demo(arguments.Output);
        await demo.PlayAsync(token).ConfigureAwait(false);
        return "";
    }
}
