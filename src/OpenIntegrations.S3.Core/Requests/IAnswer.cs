using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>What a request can see of its answer.</summary>
internal interface IAnswer
{
    int Status { get; }

    TreeMap Response { get; }

    HeaderList Headers { get; }
}
