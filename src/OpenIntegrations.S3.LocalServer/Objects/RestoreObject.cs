using System.Globalization;

namespace OpenIntegrations.S3.Local;

/// <summary>POST ?restore on an object. What takes hours elsewhere is done at once.</summary>
internal static class RestoreObject
{
    public static Answer Run(S3Request request)
    {
        string? days = Xml.Read(request.Payload.ReadDocument(), "RestoreRequest").Text("Days");
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1) throw new S3Error(ErrorCode.MalformedXML);
        bool again = false;
        VersionLookup.Change(request, version =>
        {
            if (!StorageClass.IsArchive(version))
                throw new S3Error(ErrorCode.InvalidObjectState, "Restore is not allowed for the object's current storage class").With("StorageClass", version.StorageClass ?? StorageClass.Standard);
            again = version.RestoredUntil > request.Now;
            return version with { RestoredUntil = request.Now.AddDays(count) };
        });
        return new Answer(again ? 200 : 202);
    }

    /// <summary>What GET and HEAD say of a restored copy; null when there is none.</summary>
    public static string? HeaderOf(ObjectVersion version) =>
        version.RestoredUntil is { } until ? $"ongoing-request=\"false\", expiry-date=\"{HttpDate.Format(until)}\"" : null;
}
