using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace OpenIntegrations.Testing.Cells;

/// <summary>The access and refresh tokens of a scripted Cells server.</summary>
public sealed class CellsTokens
{
    public const string GatewaySecret = "gatewaysecret";

    private readonly object _gate = new();
    private readonly Dictionary<string, string> _good = new();
    private readonly Dictionary<string, int> _uses = new();
    private readonly HashSet<string> _all = new();
    private readonly HashSet<string> _spent = new();
    private string? _refresh;

    /// <summary>Seconds that access tokens live, as the server says.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>Whether refresh tokens are given.</summary>
    public bool GivesRefreshTokens { get; set; } = true;

    /// <summary>Requests that a token is good for before it ends, whatever was announced; 0 for any number.</summary>
    public int UsesPerToken { get; set; }

    /// <summary>How often a refresh token was exchanged, and how often one was refused.</summary>
    public int Refreshes { get; private set; }

    public int Refused { get; private set; }

    public string[] All
    {
        get
        {
            lock (_gate) return _all.ToArray();
        }
    }

    /// <summary>Texts that look like JSON Web Tokens, of 700 characters.</summary>
    public static string NewToken()
    {
        static string Part(int bytes) =>
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return "eyJ" + Part(60) + "." + Part(200) + "." + Part(262);
    }

    /// <summary>A personal access token, with a secret of its own or the gateway's.</summary>
    public string AddPersonal(string? secret = null)
    {
        lock (_gate) return Give(NewToken(), secret ?? GatewaySecret);
    }

    public string NewAccess()
    {
        lock (_gate) return Give(NewToken(), GatewaySecret);
    }

    public string? NewRefresh()
    {
        lock (_gate)
        {
            if (!GivesRefreshTokens) return null;
            _all.Add(_refresh = NewToken());
            return _refresh;
        }
    }

    /// <summary>Takes a refresh token, once. One that was used ends the whole sign-in, as rotating tokens do.</summary>
    public bool TakeRefresh(string token)
    {
        lock (_gate)
        {
            if (token == _refresh && _spent.Add(token))
            {
                Refreshes++;
                return true;
            }
            Refused++;
            if (_spent.Contains(token)) _refresh = null;
            return false;
        }
    }

    /// <summary>Ends all access tokens.</summary>
    public void ExpireAll()
    {
        lock (_gate) _good.Clear();
    }

    /// <summary>Closes the sign-in: no refresh token is good any more.</summary>
    public void Close()
    {
        lock (_gate) _refresh = null;
    }

    /// <summary>The secret that goes with a token, which is used once more by asking; null when it is not good, or not any more.</summary>
    public string? SecretOf(string token)
    {
        lock (_gate)
        {
            int uses = _uses[token] = _uses.GetValueOrDefault(token) + 1;
            if (UsesPerToken > 0 && uses > UsesPerToken) _good.Remove(token);
            return _good.GetValueOrDefault(token);
        }
    }

    private string Give(string token, string secret)
    {
        _all.Add(token);
        _good[token] = secret;
        return token;
    }
}
