using System;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Browsers;

/// <summary>A rule of a CORS configuration.</summary>
internal sealed class CorsRule(XElement rule)
{
    public string[] Methods { get; } = Texts(rule, "AllowedMethod");

    public string[] Origins { get; } = Texts(rule, "AllowedOrigin");

    public string[] Headers { get; } = Texts(rule, "AllowedHeader");

    public string[] Exposed { get; } = Texts(rule, "ExposeHeader");

    public string? MaxAge { get; } = rule.Text("MaxAgeSeconds")?.Trim();

    /// <summary>What an answer says of an origin that is allowed: itself, or <c>*</c> when all are; null when it is not.</summary>
    public string? OriginFor(string origin) =>
        Array.Find(Origins, o => PolicyPattern.Fits(Literal(o), origin)) is not { } allowed ? null : allowed == "*" ? "*" : origin;

    public bool AllowsHeader(string header) =>
        Headers.Any(h => PolicyPattern.Fits(Literal(h), header, StringComparison.OrdinalIgnoreCase));

    /// <summary>Here a question mark is one.</summary>
    private static string Literal(string pattern) => pattern.Contains('?') ? "\0" : pattern;

    private static string[] Texts(XElement rule, string name) => [.. rule.All(name).Select(static e => e.Value.Trim())];
}
