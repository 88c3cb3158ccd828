using System.Globalization;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>POST ?restore on an object. What takes hours elsewhere is done at once.</summary>
internal static class RestoreObject
{
    private const int MaxDays = 36_500;

    public static Answer Run(S3Request request)
    {
        string? days = Xml.Read(request.Payload.ReadDocument(), "RestoreRequest").Text("Days");
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > MaxDays)
            throw new S3Error(ErrorCode.MalformedXML);
        bool again = false;
        VersionLookup.Change(request, version =>
        {
            if (!StorageClass.IsArchive(version))
                throw new S3Error(ErrorCode.InvalidObjectState, "Restore is not allowed for the object's current storage class")
                    .With("StorageClass", version.StorageClass ?? StorageClass.Standard);
            again = version.RestoredUntil > request.Now;
            return version with { RestoredUntil = request.Now.AddDays(count) };
        });
        return new Answer(again ? 200 : 202);
    }

    /// <summary>What GET and HEAD say of a restored copy; null when there is none.</summary>
    public static string? HeaderOf(ObjectVersion version) =>
        version.RestoredUntil is { } until ? $"ongoing-request=\"false\", expiry-date=\"{HttpDate.Format(until)}\"" : null;
}
