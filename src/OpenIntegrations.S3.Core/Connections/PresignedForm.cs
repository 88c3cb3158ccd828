namespace OpenIntegrations.S3.Connections;

/// <summary>How a link carries the right to use it.</summary>
public enum PresignedForm
{
    /// <summary>Signed with the connection's own credentials.</summary>
    Standard,

    /// <summary>Signed with the gateway's well-known key, and the user's token behind it as <c>pydio_jwt</c>.</summary>
    PydioToken,
}
