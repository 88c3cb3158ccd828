using System;
using System.IO;
using System.Net.Http;
using System.Security.Authentication;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>Says why a connection did not come about, and what may help.</summary>
internal static class NetworkFailure
{
    private static readonly string[] s_unknownAuthority = ["UntrustedRoot", "PartialChain", "NotSignatureValid"];

    public static string Explain(AuthenticationException failure)
    {
        string reason = (failure.InnerException ?? failure).Message.TrimEnd('.');
        // The platform's own words, of which only these names do not change with the language.
        string remedy = reason switch
        {
            _ when reason.Contains("NameMismatch", StringComparison.Ordinal) =>
                "The certificate is for another host name: check the Url, and set Addressing to Path where the bucket stands in it.",
            _ when reason.Contains("NotTimeValid", StringComparison.Ordinal) =>
                "The certificate has ended or is not valid yet: the store's has to be renewed, or this machine's clock set.",
            _ when Array.Exists(s_unknownAuthority, name => reason.Contains(name, StringComparison.Ordinal)) =>
                "If the certificate is of an authority of your own, set CaFile to its certificate.",
            _ => "Perhaps plain http is spoken there, or another version of TLS, or a client certificate is wanted.",
        };
        return $"{reason}. {remedy}";
    }

    public static string Explain(Exception failure, S3Connection connection)
    {
        string inner = failure.InnerException is { } cause && !failure.Message.Contains(cause.Message, StringComparison.Ordinal)
            ? " " + cause.Message : "";
        bool isCut = failure is HttpRequestException { InnerException: IOException };
        string remedy = (isCut, connection.Endpoint.Origin.IsSecure) switch
        {
            (true, true) => " Where the store speaks plain http, write http:// in the Url.",
            (true, false) => " Where the store speaks https, write https:// in the Url.",
            _ => "",
        };
        return failure.Message + inner + remedy;
    }
}
