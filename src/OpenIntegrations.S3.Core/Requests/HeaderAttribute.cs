using System;

namespace OpenIntegrations.S3.Requests;

/// <summary>The value of the property goes into this header.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HeaderAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>For a map: the header's name is a prefix, and each entry is a header of its own.</summary>
    public bool IsPrefix { get; set; }
}
