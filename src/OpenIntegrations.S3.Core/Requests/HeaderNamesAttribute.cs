using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Requests;

/// <summary>The headers that a kind of <see cref="IHeaderSet"/> can set, so that tests can hold them against the manual.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class HeaderNamesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
