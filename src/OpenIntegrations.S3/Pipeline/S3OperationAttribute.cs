using System;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>The operation that a cmdlet performs, as its route in <see cref="Requests.Routes"/>. Where there are several, the first is the main one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class S3OperationAttribute(string route) : Attribute
{
    /// <summary>The route.</summary>
    public string Route { get; } = route;

    /// <summary>What the operation changes, as the user is asked (-Confirm) and told (-WhatIf); null for one that changes nothing.</summary>
    public string? Action { get; set; }
}
