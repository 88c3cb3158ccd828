using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Hosting.Actions;

/// <summary>An action of the account API.</summary>
/// <param name="Name">The method identifier, which is sent as the field <c>action</c>.</param>
/// <param name="Description">A line for the help.</param>
/// <param name="Effect">What it does at the provider.</param>
/// <param name="Parameters">Its parameters beside <c>action</c> and <c>token</c>, in the order of the documentation.</param>
public sealed record HostingAction(string Name, string Description, HostingEffect Effect, IReadOnlyList<HostingParameter> Parameters)
{
    /// <summary>What the documentation leaves unknown; null when it tells all.</summary>
    public string? Unknown { get; init; }

    /// <summary>Whether it may be sent again after a failure.</summary>
    public bool IsRepeatable => Effect == HostingEffect.Reads;

    /// <summary>Whether the answer may be the key of a task in place of data.</summary>
    internal bool MayBeQueued { get; init; }

    /// <summary>The request with these values. One that is null or empty is not sent.</summary>
    /// <exception cref="ArgumentException">A value is missing or wrong, or no parameter has that name. Nothing was sent.</exception>
    public HostingRequest With(params (string Name, object? Value)[] values)
    {
        if (values.FirstOrDefault(v => Parameters.All(p => p.Name != v.Name)).Name is { } unknown)
            throw new ArgumentException($"{Name} has no parameter '{unknown}'.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (HostingParameter parameter in Parameters)
        {
            object? value = values.FirstOrDefault(v => v.Name == parameter.Name).Value;
            if (value is not (null or "")) fields.Add(new(parameter.Name, parameter.Format(value)));
            else if (parameter.IsRequired) throw new ArgumentException($"{Name} needs {parameter.Name}.");
        }
        return new HostingRequest(this, fields);
    }
}
