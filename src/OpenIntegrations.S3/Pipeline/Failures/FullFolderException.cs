using System.IO;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>A folder was named where all that is in it would have to be meant.</summary>
internal sealed class FullFolderException(string path)
    : IOException($"'{path}' is a folder with something in it. -Recurse means all of it.");
