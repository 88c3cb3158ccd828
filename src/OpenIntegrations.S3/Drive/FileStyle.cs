using System.Management.Automation;
using System.Reflection;

namespace OpenIntegrations.S3.Drive;

/// <summary>The colours of $PSStyle.FileInfo. Windows PowerShell has none, and what this is compiled against does not know them.</summary>
internal static class FileStyle
{
    private static readonly object? s_style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")
        ?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);

    private static readonly PropertyInfo? s_reset = s_style?.GetType().GetProperty("Reset");
    private static readonly PropertyInfo? s_files = s_style?.GetType().GetProperty("FileInfo");
    private static readonly PropertyInfo? s_folder = s_files?.PropertyType.GetProperty("Directory");
    private static readonly PropertyInfo? s_extensions = s_files?.PropertyType.GetProperty("Extension");
    private static readonly MethodInfo? s_has = s_extensions?.PropertyType.GetMethod("ContainsKey");
    private static readonly PropertyInfo? s_one = s_extensions?.PropertyType.GetProperty("Item");

    public static string Reset => s_reset?.GetValue(s_style) as string ?? "";

    public static string Of(string name, bool isFolder)
    {
        if (s_files?.GetValue(s_style) is not { } files) return "";
        if (isFolder) return s_folder?.GetValue(files) as string ?? "";
        int dot = name.LastIndexOf('.');
        if (dot < 0 || s_extensions?.GetValue(files) is not { } all) return "";
        object[] extension = [name.Substring(dot)];
        return s_has?.Invoke(all, extension) is true ? s_one?.GetValue(all, extension) as string ?? "" : "";
    }
}
