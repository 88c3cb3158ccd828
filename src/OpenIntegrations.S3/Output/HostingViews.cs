using System;
using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Output;

/// <summary>What the views of a hosting provider's objects show. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostingViews
{
    /// <summary>Bytes for people; what is no number stays as it is.</summary>
    public static string Bytes(object? value) => value switch
    {
        PSObject wrapper => Bytes(wrapper.BaseObject),
        long or int => Size.Format(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A list in a line.</summary>
    public static string Line(object? value) => value is IEnumerable list and not string
        ? string.Join(", ", list.Cast<object?>().Select(v => v?.ToString()))
        : value?.ToString() ?? "";
}
