using System.Collections.Generic;
using System.Text;

namespace OpenIntegrations.Testing;

/// <summary>Names of objects of every kind that S3 allows.</summary>
public static class Keys
{
    public static IReadOnlyList<string> All { get; } =
    [
        "plain.txt", "a b", " leading and trailing ", "a+b", "100%", "%41%2F%", "a?b#c", "a&b=c;d", "\"quotes\" 'n' <tags>", "back\\slash",
        "tilde~!*'()",
        "[{^`|}]", "@:$,=", "é (composed)", "e\u0301 (decomposed)", "日本語/ключ/مفتاح", "😀/👩‍👩‍👧", "\u00A0no-break", "tab\there", "a//b",
        "//", "/leading", "trailing/", "./x", "../x",
        "a/./b", "a/../b", ".", "..", "acl", "a?acl", "UPPER", "upper", "foo", "foo/bar", Bytes(1024, "x"), Bytes(1024, "é"),
    ];

    private static string Bytes(int count, string unit)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count / Encoding.UTF8.GetByteCount(unit); i++) text.Append(unit);
        return text.ToString();
    }
}
