using System.Collections.Generic;

namespace OpenIntegrations.S3.EventStreams;

/// <summary>A message of an event stream: headers with values of a type, and bytes.</summary>
/// <param name="Headers">bool, byte, short, int, long, byte[], string, DateTimeOffset or Guid, each by its name.</param>
/// <param name="Payload">The bytes.</param>
internal sealed record EventMessage(IReadOnlyDictionary<string, object> Headers, byte[] Payload)
{
    /// <summary>A header that is a text; null where there is none of that name, or one of another type.</summary>
    public string? Text(string name) => Headers.TryGetValue(name, out object? value) ? value as string : null;
}
