using System.Collections.Generic;

namespace OpenIntegrations.S3.Transfers;

/// <summary>A part that the store has.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="ETag">What the store called it.</param>
/// <param name="Checksum">Its checksum in Base64, where the upload has checksums.</param>
internal readonly record struct UploadedPart(int Number, long Length, string ETag, string? Checksum);

/// <summary>How far an upload by parts is: all that another run needs to go on with it.</summary>
/// <param name="UploadId">The upload, as the store named it.</param>
/// <param name="PartSize">Bytes in each part but the last.</param>
/// <param name="Parts">What the store has, in the order of the numbers.</param>
internal sealed record UploadState(string UploadId, long PartSize, IReadOnlyList<UploadedPart> Parts);
