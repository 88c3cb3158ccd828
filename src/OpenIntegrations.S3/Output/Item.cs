using System;
using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>Builds one object of what -Unwrap gives: first the names that other cmdlets bind, then the members of the document.</summary>
internal sealed class Item(string typeName)
{
    private readonly List<KeyValuePair<string, object?>> _members = new(8);

    /// <summary>Adds a property that has a value and whose name is still free.</summary>
    public Item With(string name, object? value)
    {
        // Asking the object itself for a name is what costs: it looks through all that PowerShell knows of its type.
        if (value is not null && !_members.Exists(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)))
            _members.Add(new(name, PsTree.Convert(value)));
        return this;
    }

    public Item With(TreeMap members)
    {
        foreach (var (name, value) in members) With(name, value);
        return this;
    }

    public PSObject Done()
    {
        var item = new PSObject();
        item.TypeNames.Insert(0, TypeNames.Document);
        item.TypeNames.Insert(0, typeName);
        foreach (var (name, value) in _members) item.Properties.Add(new PSNoteProperty(name, value), true);
        return item;
    }
}
