using System.IO;

namespace OpenIntegrations.S3.EventStreams;

/// <summary>What came is no event stream, or is damaged or cut off.</summary>
public sealed class EventStreamException : IOException
{
    public EventStreamException(string message)
        : base(message)
    {
    }

    public EventStreamException(string message, System.Exception inner)
        : base(message, inner)
    {
    }

    public EventStreamException()
    {
    }
}
