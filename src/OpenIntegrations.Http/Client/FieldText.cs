using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>Values of parameters and form fields as text.</summary>
internal static class FieldText
{
    /// <summary>
    /// One value: true and false, numbers and dates in their invariant forms, maps as compact JSON, lists as <c>[a,b,c]</c>.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        TreeMap map => JsonTree.Write(map, indented: false),
        List<object?> list => "[" + string.Join(",", list.Select(Of)) + "]",
        Secret secret => secret.Reveal(),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => Scalars.Format(value),
    };

    /// <summary>A value as the log shows it under its name.</summary>
    public static string Show(string name, object? value) => value is TreeMap ? Confidential.Mask : Confidential.Show(name, Of(value));

    /// <summary>
    /// Refuses a secret under a name by which nobody could tell that it is one, so that it would be logged and follow redirects.
    /// </summary>
    /// <exception cref="ArgumentException">The name is of that kind.</exception>
    public static void MustTell(string name, object? value)
    {
        if (IsSecret(value) && !Confidential.IsSecret(name))
            throw new ArgumentException(
                $"'{name}' is given a secret, but its name does not tell, so that it would be logged and follow redirects to other hosts. "
                    + $"Pass it as text where that may be.");
    }

    private static bool IsSecret(object? value) => value is Secret || (value as List<object?>)?.Any(IsSecret) == true;

    public static bool IsEmpty(object? value) => value switch
    {
        null or "" => true,
        TreeMap map => map.Count == 0,
        ICollection<object?> list => list.Count == 0,
        byte[] bytes => bytes.Length == 0,
        _ => false,
    };
}
