using System.IO;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>A folder was given where a file is due. S3 has no folders.</summary>
/// <param name="path">The folder.</param>
/// <param name="advice">What to do about it, as a sentence.</param>
internal sealed class FolderException(string path, string advice) : IOException($"'{path}' is a folder. {advice}");
