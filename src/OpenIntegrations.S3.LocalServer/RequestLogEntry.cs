using System.Globalization;

namespace OpenIntegrations.S3.Local;

/// <summary>A request that was answered. Signatures and tokens of presigned links are left out of the target.</summary>
/// <param name="Method">GET, PUT and so on; <c>?</c> when what came was no request.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Milliseconds">From the last byte of the request's head to the last byte of the answer.</param>
public sealed record RequestLogEntry(string Method, string Target, int Status, double Milliseconds)
{
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} {1} {2} {3:0.0} ms", Method, Target, Status, Milliseconds);
}
