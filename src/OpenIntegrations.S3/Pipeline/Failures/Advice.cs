using System;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>What may help against an error, in the words of the cmdlets.</summary>
internal static class Advice
{
    /// <summary>The error with what may help against it in its message.</summary>
    public static Exception On(Exception failure) => Find(failure) is { } remedy && Text(remedy) is { Length: > 0 } advice
        ? failure switch
        {
            S3ConfigurationException => new S3ConfigurationException($"{failure.Message} {advice}", failure),
            CredentialsUnavailableException => new CredentialsUnavailableException($"{failure.Message} {advice}", failure),
            _ => failure,
        }
        : failure;

    public static string Text(Remedy? remedy) => remedy?.Kind switch
    {
        RemedyKind.NameConnection =>
            "Set-S3Profile default asks for what one needs and tries it. Others are named by -ProfileName, Use-S3Profile or -BasicData, "
                + "and by OINT_BASIC, AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        RemedyKind.StoreProfile => "Set-S3Profile stores one.",
        RemedyKind.ListProfiles => "Get-S3Profile lists those that are stored.",
        RemedyKind.SignIn when remedy.Subject is { } profile => $"Sign in again: Connect-S3Cells '{profile}'.",
        RemedyKind.SignIn => "Sign in with Connect-S3Cells.",
        RemedyKind.SignInByBrowser => "For the browser leave -Credential out.",
        RemedyKind.SignInByCode => "Use -NoBrowser.",
        RemedyKind.NameRedirect => "Say it with -RedirectUri.",
        RemedyKind.Replace => "-Force replaces it.",
        RemedyKind.NameBucket => "-Bucket names it.",
        _ => "",
    };

    /// <summary>The same for what a store refuses; null for nothing.</summary>
    public static string? On(S3RequestFailedException refusal) => refusal.Code switch
    {
        "BucketNotEmpty" => "Remove-S3Bucket -Force deletes what is in it, after a question.",
        "NoSuchKey" when refusal.GetAnswer().Request is { Key: { } key, Route: { } route } && route == Routes.GetObject
            && key.EndsWith('/') => "What is below it is downloaded by -Recurse with -OutFile.",
        _ => null,
    };

    // What was wrapped on its way still knows.
    private static Remedy? Find(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is IRemediable { Remedy: { } remedy }) return remedy;
        }
        return null;
    }
}
