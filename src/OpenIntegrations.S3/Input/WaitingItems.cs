using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// Items that come down the pipeline one by one, and what each of them belongs to: a bucket or an object. Those of one go out together when
/// all are there.
/// </summary>
internal sealed class WaitingItems(PSCmdlet cmdlet)
{
    private readonly PropertyInfo[] _named = [.. cmdlet.GetType().GetProperties()
        .Where(p => p.GetCustomAttributes<ParameterAttribute>().Any(a => a.ValueFromPipelineByPropertyName))];
    private readonly List<Group> _groups = [];

    /// <summary>Adds an item of what the parameters name now.</summary>
    public void Add(TreeMap item, TreeMap? headers, bool namesTarget)
    {
        object?[] values = [.. _named.Select(p => p.GetValue(cmdlet))];
        string[] target = [.. _named.Select((p, i) => p.GetCustomAttribute<HeaderAttribute>() is null ? values[i]?.ToString() ?? "" : "")];
        Group? group = _groups.Find(g => g.Target.SequenceEqual(target));
        if (group is null) _groups.Add(group = new Group(target));
        group.Values = values;
        group.Items.Add(item);
        group.Headers = headers ?? group.Headers;
        group.NamesTarget |= namesTarget;
    }

    /// <summary>The items of each, with the parameters naming it again.</summary>
    public IEnumerable<Group> TakeAll()
    {
        Group[] groups = [.. _groups];
        _groups.Clear();
        foreach (Group group in groups)
        {
            for (int i = 0; i < _named.Length; i++) _named[i].SetValue(cmdlet, group.Values[i]);
            yield return group;
        }
    }

    /// <summary>The items of one bucket or object.</summary>
    /// <param name="target">What names it.</param>
    internal sealed class Group(string[] target)
    {
        public string[] Target => target;

        public object?[] Values { get; set; } = [];

        public List<object?> Items { get; } = [];

        public TreeMap? Headers { get; set; }

        /// <summary>Whether one of the items named the bucket or object itself.</summary>
        public bool NamesTarget { get; set; }
    }
}
