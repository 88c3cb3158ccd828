namespace OpenIntegrations.Http.Checksums;

/// <summary>The members of the xxHash family that S3 keeps.</summary>
internal enum XxKind
{
    Xx64,
    Xx3,
    Xx128,
}
