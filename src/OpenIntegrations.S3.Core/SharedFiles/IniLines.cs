namespace OpenIntegrations.S3.SharedFiles;

/// <summary>What an indented line of an INI file is.</summary>
internal enum IniLines
{
    /// <summary>
    /// It goes on with the value above it when it is indented deeper than that value's key, as Python's configparser has it.
    /// </summary>
    Continue,

    /// <summary>A line like any other, as rclone and s3cmd have it.</summary>
    Single,
}
