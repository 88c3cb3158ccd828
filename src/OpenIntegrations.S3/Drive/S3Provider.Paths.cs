using System;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

// Paths are text: none of this asks the store. PowerShell's base class would ask for each level of a path, several times a command.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override bool IsValidPath(string path) => !string.IsNullOrEmpty(path);

    /// <inheritdoc/>
    protected override string GetChildName(string path)
    {
        (int name, int end) = DrivePath.LastName(path);
        return path.Substring(name, end - name);
    }

    /// <inheritdoc/>
    protected override string GetParentPath(string path, string root)
    {
        (int name, int end) = DrivePath.LastName(path);
        bool isRoot = !string.IsNullOrEmpty(root)
            && string.Equals(path.Substring(0, end), root.Substring(0, DrivePath.LastName(root).End), StringComparison.OrdinalIgnoreCase);
        // What stands before the first name is the root of a drive, as PowerShell writes it without the drive.
        return isRoot || name == 0 ? "" : path.Substring(0, name == 1 ? 1 : name - 1);
    }
}
