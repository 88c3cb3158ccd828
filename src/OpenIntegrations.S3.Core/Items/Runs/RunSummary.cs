using System;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>What a job on trees has done.</summary>
/// <param name="Done">Things that were moved, or made.</param>
/// <param name="Deleted">Things that were deleted.</param>
/// <param name="Skipped">Things that needed nothing.</param>
/// <param name="Failed">Things that failed.</param>
/// <param name="Bytes">Bytes that were moved.</param>
/// <param name="Elapsed">The time it took.</param>
/// <param name="Refusal">Why nothing was deleted although something should be; null for no reason.</param>
public sealed record RunSummary(long Done, long Deleted, long Skipped, long Failed, long Bytes, TimeSpan Elapsed, Exception? Refusal);
