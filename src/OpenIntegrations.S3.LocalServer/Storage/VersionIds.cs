using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>Ids of versions, as clients name them.</summary>
internal static class VersionIds
{
    /// <exception cref="S3Error">It is not the form of an id.</exception>
    public static string? Checked(string? id)
    {
        if (id is null or ObjectVersion.NullId || Sequence.IsName(id)) return id;
        throw ErrorCode.Argument("versionId", id,
            id.Length == 0 ? "Version id cannot be the empty string" : "Invalid version id specified");
    }
}
