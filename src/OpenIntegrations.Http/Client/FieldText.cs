using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>Values of parameters and form fields as text.</summary>
internal static class FieldText
{
    /// <summary>One value: true and false, numbers and dates in their invariant forms, maps as compact JSON, lists as <c>[a,b,c]</c>.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        TreeMap map => JsonTree.Write(map, indented: false),
        List<object?> list => "[" + string.Join(",", list.Select(Of)) + "]",
        byte[] bytes => System.Convert.ToBase64String(bytes),
        _ => Scalars.Format(value),
    };

    public static bool IsEmpty(object? value) => value switch
    {
        null or "" => true,
        TreeMap map => map.Count == 0,
        ICollection<object?> list => list.Count == 0,
        byte[] bytes => bytes.Length == 0,
        _ => false,
    };
}
