using System;
using System.Net.Http;
using System.Security.Authentication;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>What may help against an error, in the words of this command line.</summary>
internal static class Advice
{
    /// <summary>The message of an error, with what may help.</summary>
    public static string On(Exception failure) => $"{FailureText.Of(failure)} {OnKind(failure) ?? Text(Find(failure))}".TrimEnd();

    private static string? OnKind(Exception failure) => failure switch
    {
        UnknownMemberException => "oint s3 SendRequestWithBody sends a document as it stands.",
        S3RequestFailedException { Code: "BucketNotEmpty" } => "oint rb -r deletes what is in it, after a question.",
        HttpRequestException { InnerException: AuthenticationException tls }
            when tls.Message.Contains("certificate", StringComparison.Ordinal) =>
            "An authority of your own is named by --ca-bundle, or by CaFile in the connection.",
        _ => null,
    };

    private static string Text(Remedy? remedy) => remedy?.Kind switch
    {
        RemedyKind.NameConnection => 
            "oint configure stores one. Or give --basic (JSON, a file of it, or profile:NAME), or set OINT_BASIC, AWS_PROFILE, or "
                + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        RemedyKind.StoreProfile => "oint configure stores one.",
        RemedyKind.SignIn => $"Sign in again with the cmdlet Connect-S3Cells {remedy.Subject}".TrimEnd() + ".",
        RemedyKind.UsePowerShell => "The cmdlets can; or give --basic other credentials.",
        _ => "",
    };

    private static Remedy? Find(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is IRemediable { Remedy: { } remedy }) return remedy;
        }
        return null;
    }
}
