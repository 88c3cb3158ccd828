using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what may read or write folders of the file system.</summary>
internal abstract class FileTreeParameters
{
    /// <summary>Takes links of the file system for what they lead to. Otherwise they are left out, with a warning.</summary>
    [Parameter]
    public SwitchParameter FollowLinks { get; set; }

    /// <summary>
    /// Writes keys that are no names of files as names all the same (a:b becomes a%3Ab, a//b a/%_/b), the same on every system, and reads
    /// such names as those keys on the way back. Otherwise each of them is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter EscapeNames { get; set; }

    /// <summary>Takes empty folders along. In a store they are objects without bytes whose keys end in /.</summary>
    [Parameter]
    public SwitchParameter EmptyFolders { get; set; }

    /// <summary>
    /// Writes the times of files into the metadata of their objects (mtime, as rclone has it), and gives files such times back. Otherwise
    /// a file gets the time when its object was written. Where a file has another time than the store's list, its object is asked for it.
    /// </summary>
    [Parameter]
    public SwitchParameter KeepTimes { get; set; }
}
