using System.Collections.Generic;

namespace OpenIntegrations.S3.Requests;

/// <summary>A value that travels as several headers. The property that holds it names none; the value does.</summary>
public interface IHeaderSet
{
    IEnumerable<KeyValuePair<string, string>> Headers { get; }
}
