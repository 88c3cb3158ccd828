using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Trees;

/// <summary>A command on trees: <c>oint cp</c> and its like.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Usage">What stands behind the name.</param>
/// <param name="Description">A line for the help.</param>
/// <param name="Run">Does it, and gives the exit code.</param>
internal sealed record TreeCommand(string Name, string Usage, string Description, Func<TreeContext, Task<int>> Run)
{
    public int MinOperands { get; init; } = 1;

    public int MaxOperands { get; init; } = int.MaxValue;

    public OptionGroup Groups { get; init; }

    /// <summary>Options of the groups that it does not take.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>More lines for its page.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    public IEnumerable<TreeOption> Options =>
        TreeOptions.All.Where(o => ((Groups | OptionGroup.Connection | OptionGroup.Output) & o.Group) != 0 && !Without.Contains(o.Name));
}
