using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>The envelope of something that was written, as its view shows it: a line. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WrittenFacts
{
    /// <summary>Where it was written to.</summary>
    public static string Address(Envelope envelope)
    {
        PSObject? item = Item(envelope);
        return Views.Plain(item is null ? "" : ItemText.Address(item));
    }

    /// <summary>What the store calls its content.</summary>
    public static string ETag(Envelope envelope) => Views.Plain(Item(envelope)?.Properties["ETag"]?.Value);

    /// <summary>Whether an object was written: put, copied, or completed of its parts.</summary>
    internal static bool AreIn(S3Answer answer) => answer.Error is null && answer.Request is { Key: not null, SubResource: null } request
        && request.Method == (request.Query["uploadId"] is null ? "PUT" : "POST");

    private static PSObject? Item(Envelope envelope) => Unwrapper.Unwrap(envelope.Answer).FirstOrDefault();
}
