using System.Management.Automation;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>Builds one object of what -Unwrap gives: first the names that other cmdlets bind, then the members of the document.</summary>
internal sealed class Item
{
    private readonly PSObject _object = new();

    public Item(string typeName) => _object.TypeNames.Insert(0, typeName);

    /// <summary>Adds a property that has a value and whose name is still free.</summary>
    public Item With(string name, object? value)
    {
        if (value is not null && _object.Properties[name] is null) _object.Properties.Add(new PSNoteProperty(name, value), true);
        return this;
    }

    public Item With(TreeMap members)
    {
        foreach (var (name, value) in members) With(name, PsTree.Convert(value));
        return this;
    }

    public PSObject Done() => _object;
}
