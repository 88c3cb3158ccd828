using System.Text.Json.Serialization;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>A checksum that is kept beside an object or a part.</summary>
/// <param name="Algorithm">S3's name of it.</param>
/// <param name="Value">Base64; of a composite one, with <c>-</c> and the number of parts.</param>
/// <param name="Type">FULL_OBJECT or COMPOSITE.</param>
internal sealed record ObjectChecksum(string Algorithm, string Value, string Type = ObjectChecksum.Full)
{
    public const string Full = "FULL_OBJECT";
    public const string Composite = "COMPOSITE";

    /// <summary>The element that carries it, for example <c>ChecksumCRC32</c>.</summary>
    [JsonIgnore]
    public string Element => "Checksum" + Algorithm;
}
