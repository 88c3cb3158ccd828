namespace OpenIntegrations.S3.Queries;

/// <summary>How far a query is, or what it took in the end.</summary>
/// <param name="BytesScanned">Bytes of the object that were read.</param>
/// <param name="BytesProcessed">The same without compression.</param>
/// <param name="BytesReturned">Bytes of the records that came.</param>
public sealed record QueryCount(long BytesScanned, long BytesProcessed, long BytesReturned);
