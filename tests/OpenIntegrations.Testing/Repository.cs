using System;
using System.IO;

namespace OpenIntegrations.Testing;

/// <summary>Where the checkout lies that the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OpenIntegrations.S3.slnx"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests do not run in a checkout.");
    }
}
