using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>A token in each request (RFC 6750).</summary>
internal sealed class BearerAuthorization(string token) : Authorization
{
    private readonly string _header = "Bearer " + HeaderRules.Value("Authorization", token.Trim());

    public override ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        request.Headers["Authorization"] = _header;
        return default;
    }
}
