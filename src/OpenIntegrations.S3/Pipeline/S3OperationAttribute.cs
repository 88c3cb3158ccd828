using System;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// The operation that a cmdlet performs, by its name in <see cref="Routes"/>. Where there are several, the first is the main one.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class S3OperationAttribute(string operation) : Attribute
{
    /// <summary>The operation's route.</summary>
    public Route Route { get; } = Routes.Find(operation);

    /// <summary>
    /// What the operation changes, as the user is asked (-Confirm) and told (-WhatIf); null for one that changes nothing.
    /// </summary>
    public string? Action { get; set; }
}
