using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>User and password in each request (RFC 7617), in UTF-8. Over http anyone on the way can read them.</summary>
internal sealed class BasicAuthorization : Authorization
{
    private readonly string _header;

    /// <exception cref="ArgumentException">The user has a colon, which would end it.</exception>
    public BasicAuthorization(string user, string password)
    {
        if (user.Contains(':')) throw new ArgumentException("A user name with a colon cannot be sent by Basic authorization.");
        _header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
    }

    public override ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        request.Headers["Authorization"] = _header;
        return default;
    }
}
