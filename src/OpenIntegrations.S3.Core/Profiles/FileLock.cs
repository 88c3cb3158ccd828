using System;
using System.IO;
using System.Threading;

namespace OpenIntegrations.S3.Profiles;

/// <summary>Lets one process at a time change a file. The lock is a file held open; the system drops it with the process.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <exception cref="TimeoutException">Another process holds the lock for too long.</exception>
    public static IDisposable Take(string path)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                Thread.Sleep(20);
            }
            catch (IOException e)
            {
                throw new TimeoutException($"'{path}' is held by another process.", e);
            }
        }
    }
}
