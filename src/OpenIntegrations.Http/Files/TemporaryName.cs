using System;
using System.Globalization;

namespace OpenIntegrations.Http;

/// <summary>The name of a file that is not complete yet: beside its place, so that it can be renamed into it.</summary>
internal static class TemporaryName
{
    public static string For(string path) => path + "." + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture).Substring(0, 8) + ".partial";
}
