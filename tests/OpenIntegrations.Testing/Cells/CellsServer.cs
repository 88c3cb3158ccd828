using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Testing.Cells;

/// <summary>
/// A Pydio Cells server as its documentation and sources describe it: OpenID Connect, the log-in of the web interface, and the S3 gateway
/// with all that it refuses.
/// It has never been compared with a real one.
/// </summary>
public sealed class CellsServer : IDisposable
{
    private readonly ScriptedServer _server;

    /// <param name="certificate">Speaks TLS with it; null for plain HTTP.</param>
    public CellsServer(X509Certificate2? certificate = null)
    {
        Tokens = new CellsTokens();
        SignIn = new CellsSignInPages(Tokens);
        Gateway = new CellsGateway(Tokens);
        _server = new ScriptedServer(Answer) { Certificate = certificate };
        SignIn.Url = Url;
    }

    public string Url => _server.Url;

    /// <summary>Tokens that were given out, and which of them are good.</summary>
    public CellsTokens Tokens { get; }

    public CellsSignInPages SignIn { get; }

    public CellsGateway Gateway { get; }

    public RecordedRequest[] Requests => _server.Requests;

    /// <summary>The requests that went to the gateway, each as method and target.</summary>
    public string[] GatewayRequests => Requests.Where(r => !CellsSignInPages.Owns(r.Path)).Select(r => r.ToString()).ToArray();

    /// <summary>The first secret of this server that is in a text, or null: tokens, codes, verifiers, passwords.</summary>
    public string? SecretIn(string text) => Secrets.FirstOrDefault(s => text.Contains(s, StringComparison.Ordinal));

    private IEnumerable<string> Secrets => Tokens.All.Concat(SignIn.Secrets).Where(s => s.Length > 3);

    public void Dispose() => _server.Dispose();

    private Answer Answer(RecordedRequest request)
    {
        try
        {
            return CellsSignInPages.Owns(request.Path) ? SignIn.Serve(request) : Gateway.Serve(request);
        }
        catch (Exception e)
        {
            return Testing.Answer.Error(500, "InternalError", e.ToString());
        }
    }
}
