using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Oidc;

namespace OpenIntegrations.S3.Cells;

/// <summary>A public client that every Cells server knows from its installation, and the addresses it may be answered at.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Redirect">The address, with <c>{port}</c> in the place of the port.</param>
/// <param name="FirstPort">The first port that is allowed.</param>
/// <param name="LastPort">The last.</param>
internal sealed record CellsClient(string Id, string Redirect, int FirstPort, int LastPort)
{
    /// <summary>What tokens are asked for; offline gives refresh tokens.</summary>
    public const string Scope = "openid email profile pydio offline";

    /// <summary>The client for sign-ins whose code the user copies.</summary>
    public const string DefaultId = "cells-client";

    private const string Callback = "http://localhost:{port}/servers/callback";

    /// <summary>The clients of Cells' default configuration, in the order of trial.</summary>
    public static CellsClient[] Table { get; } =
    [
        new(DefaultId, Callback, 3000, 3000),
        new("cells-sync", Callback, 3636, 3666),
    ];

    /// <summary>Where a server shows the code instead of sending the browser anywhere.</summary>
    public static string OutOfBand(string url) => url.TrimEnd('/') + "/oauth2/oob";

    /// <summary>The pairs of client and address to try.</summary>
    /// <param name="id">The client that the user wants; null for those of the table.</param>
    /// <param name="redirectUri">The address that the user wants; null for those of the table.</param>
    public static IEnumerable<(string Id, LoopbackAddress Address)> Candidates(string? id, string? redirectUri)
    {
        if (redirectUri is not null) return [(id ?? DefaultId, Parse(redirectUri))];
        CellsClient[] known = id is null ? Table : Table.Where(c => string.Equals(c.Id, id, StringComparison.Ordinal)).ToArray();
        if (known.Length == 0)
            throw new S3ConfigurationException(
                $"The client '{id}' is none that every Cells server has: it must be said where it may be answered.")
            { Remedy = new Remedy(RemedyKind.NameRedirect) };
        return known.SelectMany(c => c.Addresses());
    }

    private static LoopbackAddress Parse(string redirectUri)
    {
        try
        {
            return LoopbackAddress.Parse(redirectUri);
        }
        catch (FormatException e)
        {
            throw new S3ConfigurationException(e.Message, e);
        }
    }

    private IEnumerable<(string Id, LoopbackAddress Address)> Addresses() => Enumerable.Range(FirstPort, LastPort - FirstPort + 1)
        .Select(port => (Id, LoopbackAddress.Parse(Redirect.Replace("{port}", port.ToString(CultureInfo.InvariantCulture)))));
}
