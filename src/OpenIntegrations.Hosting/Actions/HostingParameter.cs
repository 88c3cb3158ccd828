using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Actions;

/// <summary>A parameter of an action: the form field of its name.</summary>
/// <param name="Name">The name of the field, as the documentation has it.</param>
/// <param name="Description">A line for the help.</param>
/// <param name="Kind">What its value must be.</param>
public sealed record HostingParameter(string Name, string Description, HostingValue Kind = HostingValue.Text)
{
    private const string DateForm = "yyyy-MM-dd";

    public bool IsRequired { get; init; }

    /// <summary>The only values that there are; null for any.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The largest number.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    public HostingParameter Required() => this with { IsRequired = true };

    /// <summary>A value as it is sent.</summary>
    /// <exception cref="ArgumentException">It is none for this parameter. Nothing was sent.</exception>
    public string Format(object value)
    {
        string text = Kind == HostingValue.Date && value is DateTime day ? day.ToString(DateForm, CultureInfo.InvariantCulture)
            : Scalars.Format(value);
        return Kind switch
        {
            HostingValue.Number when !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number > Maximum =>
                throw Wrong(text, Maximum == int.MaxValue ? "a whole number" : $"a whole number up to {Maximum}"),
            HostingValue.Date when !DateTime.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                throw Wrong(text, "a date such as 2024-12-31"),
            HostingValue.Text when Choices is not null =>
                Choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase))
                    ?? throw Wrong(text, "one of " + string.Join(", ", Choices)),
            _ => text,
        };
    }

    private ArgumentException Wrong(string text, string expected) => new($"{Name} is '{text}'; it must be {expected}.");
}
