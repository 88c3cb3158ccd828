using System;
using System.IO;
using System.Text.RegularExpressions;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>Changes the JSON files of a store as a stranger would: without the checksum, which then is missed by nobody.</summary>
internal static partial class StoreText
{
    public static void Edit(string file, Func<string, string> change) =>
        File.WriteAllText(file, change(Sum().Replace(File.ReadAllText(file), "}")));

    public static string WithId(string text, string id) => Id().Replace(text, $"\"id\":\"{id}\"", 1);

    [GeneratedRegex(",\"sum\":\"[^\"]*\"}$")]
    private static partial Regex Sum();

    [GeneratedRegex("\"id\":\"[^\"]*\"")]
    private static partial Regex Id();
}
