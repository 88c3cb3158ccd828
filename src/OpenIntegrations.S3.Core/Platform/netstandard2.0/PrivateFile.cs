using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenIntegrations.S3.Files;

/// <summary>Files that only their owner may read. On Windows the user's own folder sees to that.</summary>
internal static class PrivateFile
{
    private const int OwnerFile = 0x180; // 0600
    private const int OwnerFolder = 0x1C0; // 0700
    private static readonly bool s_isUnix = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        Masked(() => Directory.CreateDirectory(path));
        Restrict(path, OwnerFolder);
    }

    /// <summary>
    /// Writes a new file and puts it in the place of the old one in one step. A folder that is not there is made. The new file is no one
    /// else's: its name cannot be foreseen, and it is made only where nothing is, not even a link.
    /// </summary>
    public static void Replace(string path, string text)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string fresh = FreshName.For(path);
        try
        {
            using (FileStream stream = Create(fresh))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }
            if (File.Exists(path)) File.Replace(fresh, path, null);
            else File.Move(fresh, path);
        }
        catch
        {
            FreshName.Discard(fresh);
            throw;
        }
    }

    /// <summary>Opens a file of the user's own that others wait for; made where there is none.</summary>
    /// <exception cref="IOException">It is a link or held open, or cannot be made.</exception>
    public static FileStream OpenOwn(string path)
    {
        if (!File.Exists(path)) return TryCreate(path) ?? OpenOwn(path);
        if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
            throw new IOException($"'{path}' is a link; it must be a file of its own.");
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Nothing to say: this build runs on Windows, where a user's folder is the user's own.</summary>
    public static string? OthersMay(string path) => null;

    // Another process may have made it between the question and the answer.
    private static FileStream? TryCreate(string path)
    {
        try
        {
            return Create(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static FileStream Create(string path)
    {
        FileStream stream = Masked(() => new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        Restrict(path, OwnerFile);
        return stream;
    }

    // This platform's own calls take no rights along: for a moment the process makes everything for its owner only.
    private static T Masked<T>(Func<T> create)
    {
        if (!s_isUnix) return create();
        int before = SetMask(0x3F); // 077
        try
        {
            return create();
        }
        finally
        {
            _ = SetMask(before);
        }
    }

    private static void Restrict(string path, int mode)
    {
        if (s_isUnix && ChangeMode(Encoding.UTF8.GetBytes(path + '\0'), mode) != 0)
            throw new IOException($"The rights of '{path}' could not be set.", new Win32Exception());
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode(byte[] path, int mode);

    [DllImport("libc", EntryPoint = "umask")]
    private static extern int SetMask(int mask);
}
