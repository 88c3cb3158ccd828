using System;
using System.IO;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using OpenIntegrations.Hosting;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>Every error record of the module: its id, its category, its target.</summary>
internal static class Errors
{
    /// <summary>The store refused: the id is the S3 code, the target is the envelope.</summary>
    public static ErrorRecord Refused(S3RequestFailedException refusal, Envelope envelope) =>
        new(refusal, refusal.Code, CategoryOf(refusal.Answer.Status, refusal.Code), envelope);

    /// <summary>One object of a batch was not deleted.</summary>
    public static ErrorRecord NotDeleted(string bucket, TreeMap error)
    {
        string code = error.GetText("Code") ?? "InternalError";
        string key = error.GetText("Key") ?? "";
        var reason = new InvalidOperationException($"{code}: {error.GetText("Message")} ({bucket}/{key})");
        return new(reason, code, CategoryOf(200, code), key);
    }

    /// <summary>A folder was given where a file is due. S3 has no folders.</summary>
    public static ErrorRecord IsFolder(string path) =>
        new(new IOException($"'{path}' is a folder. An object is made of a file; use Get-ChildItem -File -Recurse to upload what is in a folder."), "IsFolder", ErrorCategory.InvalidArgument, path);

    /// <summary>A profile that would be replaced.</summary>
    public static ErrorRecord Exists(string profile) =>
        new(new S3ConfigurationException($"There is a profile '{profile}' already. -Force replaces it."), "ProfileExists", ErrorCategory.ResourceExists, profile);

    /// <summary>What went wrong before or without an answer.</summary>
    public static ErrorRecord Of(Exception failure, object? target) => failure switch
    {
        HostingException hosting => HostingErrors.Of(hosting),
        S3ConfigurationException => new(failure, "ConnectionNotConfigured", ErrorCategory.InvalidArgument, target),
        FileNotFoundException or DirectoryNotFoundException => new(failure, "FileNotFound", ErrorCategory.ObjectNotFound, target),
        UnauthorizedAccessException or SecurityException => new(failure, "FileAccessDenied", ErrorCategory.PermissionDenied, target),
        CredentialsUnavailableException => new(failure, "CredentialsUnavailable", ErrorCategory.AuthenticationError, target),
        CryptographicException => new(failure, "CertificateUnusable", ErrorCategory.SecurityError, target),
        TimeoutException => new(failure, "Timeout", ErrorCategory.OperationTimeout, target),
        HttpRequestException { InnerException: AuthenticationException inner } => new(Explain(failure, inner), "TlsFailed", ErrorCategory.SecurityError, target),
        HttpRequestException => new(Explain(failure, failure.InnerException), "ConnectionFailed", ErrorCategory.ConnectionError, target),
        PlatformNotSupportedException => new(failure, "NotSupportedHere", ErrorCategory.NotImplemented, target),
        ArgumentException or FormatException => new(failure, "InvalidArgument", ErrorCategory.InvalidArgument, target),
        IOException => new(failure, "ReadOrWriteFailed", ErrorCategory.ReadError, target),
        _ => new(failure, failure.GetType().Name.Replace("Exception", ""), ErrorCategory.NotSpecified, target),
    };

    private static ErrorCategory CategoryOf(int status, string code) => (status, code) switch
    {
        (_, "NotImplemented") => ErrorCategory.NotImplemented,
        (_, "SlowDown" or "TooManyRequests") => ErrorCategory.LimitsExceeded,
        (_, "BucketAlreadyExists" or "BucketAlreadyOwnedByYou") => ErrorCategory.ResourceExists,
        (_, "AccessDenied") => ErrorCategory.PermissionDenied,
        (_, "SignatureDoesNotMatch" or "InvalidAccessKeyId" or "ExpiredToken" or "RequestTimeTooSkewed") => ErrorCategory.AuthenticationError,
        (404, _) => ErrorCategory.ObjectNotFound,
        (401 or 403, _) => ErrorCategory.PermissionDenied,
        (409, _) => ErrorCategory.ResourceBusy,
        (412, _) => ErrorCategory.InvalidResult,
        (400 or 405 or 411 or 416, _) => ErrorCategory.InvalidArgument,
        (501, _) => ErrorCategory.NotImplemented,
        (503, _) => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidOperation,
    };

    // HttpClient's own message often ends in "see inner exception".
    private static Exception Explain(Exception failure, Exception? inner) =>
        inner is null || failure.Message.Contains(inner.Message) ? failure : new HttpRequestException($"{failure.Message} {inner.Message}", failure);
}
