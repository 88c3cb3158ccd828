using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenIntegrations.S3.Profiles;

/// <summary>Files that only their owner may read. On Windows the user's own folder sees to that.</summary>
internal static class PrivateFile
{
    private static readonly bool s_isUnix = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        Restrict(path, Convert.ToInt32("700", 8));
    }

    /// <summary>Writes a new file and puts it in the place of the old one in one step. A folder that is not there is made.</summary>
    public static void Replace(string path, string text)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string fresh = path + ".new";
        File.Delete(fresh);
        using (var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            Restrict(fresh, Convert.ToInt32("600", 8));
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        if (File.Exists(path)) File.Replace(fresh, path, null);
        else File.Move(fresh, path);
    }

    /// <summary>Nothing to say: this build runs on Windows, where a user's folder is the user's own.</summary>
    public static string? OthersMay(string path) => null;

    private static void Restrict(string path, int mode)
    {
        if (s_isUnix && ChangeMode(Encoding.UTF8.GetBytes(path + '\0'), mode) != 0) throw new IOException($"The rights of '{path}' could not be set.", new Win32Exception());
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode(byte[] path, int mode);
}
