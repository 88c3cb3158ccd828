using System;

namespace OpenIntegrations.S3.Requests;

/// <summary>The value of the property goes, together with others, into this header, which the cmdlet puts together.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartOfHeaderAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
