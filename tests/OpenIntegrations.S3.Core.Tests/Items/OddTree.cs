using System;

namespace OpenIntegrations.S3.Core.Tests.Items;

/// <summary>A tree of files whose names were chosen to be trouble.</summary>
internal static class OddTree
{
    public static string[] Paths { get; } =
    [
        "index.html", "img/a b.png", "a-b/1", "a.b", "a/b", "e\u0301", "é", "Ａ/😀", "%41", "100%", "+&=;?#", "back\\slash", "a:b",
        "CON.txt",
        "end.", " blank ", "new\nline", "dir/x", "dir-2/x", "deep/er/and/deeper/f", "empty",
    ];

    /// <summary>Writes them, each with a text of its own; one is empty.</summary>
    public static void Make(TreeWorld world, string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its names are possible elsewhere.");
        foreach (string path in Paths) world.Write(folder + "/" + path, path == "empty" ? "" : "text of " + path);
    }
}
