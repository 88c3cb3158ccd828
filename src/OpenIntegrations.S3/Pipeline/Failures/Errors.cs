using System;
using System.IO;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Rules;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>Every error record of the module: its id, its category, its target.</summary>
internal static class Errors
{
    /// <summary>The store refused: the id is the S3 code, the target is the envelope or the item.</summary>
    public static ErrorRecord Refused(S3RequestFailedException refusal, object target)
    {
        var record = new ErrorRecord(refusal, refusal.Code, CategoryOf(refusal.GetAnswer().Status, refusal.Code), target);
        if (Advice.On(refusal) is { } advice) record.ErrorDetails = new ErrorDetails($"{refusal.Message} {advice}");
        return record;
    }

    /// <summary>One object of a batch was not deleted.</summary>
    public static ErrorRecord NotDeleted(string bucket, TreeMap error)
    {
        string code = error.GetText("Code") ?? "InternalError";
        string key = error.GetText("Key") ?? "";
        var reason = new InvalidOperationException($"{code}: {error.GetText("Message")} ({bucket}/{key})");
        return new(reason, code, CategoryOf(200, code), key);
    }

    /// <summary>A list came down the pipeline, and nobody can be asked whether all of it is meant.</summary>
    public static ErrorRecord NeedsForce(string deed, string what, string where) =>
        new(new InvalidOperationException(
            $"{deed} {what} listed of {where}? Nobody can be asked here, so nothing was done. What came down the pipeline are whole lists, "
                + "of which Where-Object and Select-Object take nothing out: get the objects themselves with -Unwrap, or pass -Force for "
                + "all that the lists name."),
            "ListNeedsForce", ErrorCategory.InvalidOperation, where);

    /// <summary>More than one item would be destroyed, and nobody can be asked.</summary>
    public static ErrorRecord NeedsForce(string question, object target, string way) =>
        new(new InvalidOperationException($"{question} Nobody can be asked here, so nothing was done. With {way} nobody is asked."),
            "NeedsForce", ErrorCategory.InvalidOperation, target);

    /// <summary>A default for a parameter of the connection that PowerShell left out because it is empty.</summary>
    public static ErrorRecord EmptyDefault(string parameter) =>
        new(new ArgumentException(
            $"$PSDefaultParameterValues has an empty value for -{parameter}. Remove it for the default connection; nothing was sent."),
            "EmptyDefault", ErrorCategory.InvalidArgument, parameter);

    /// <summary>A version that a script has not: what would be meant then is the object as it is now.</summary>
    public static ErrorRecord EmptyVersion(string parameter) =>
        new(new ArgumentException($"-{parameter} is empty. Leave it out to mean the object as it is now; nothing was sent."),
            "EmptyVersion", ErrorCategory.InvalidArgument, parameter);

    /// <summary>A profile that would be replaced.</summary>
    public static ErrorRecord Exists(string profile) =>
        new(Advice.On(new S3ConfigurationException($"There is a profile '{profile}' already.")
        { Remedy = new Remedy(RemedyKind.Replace) }), "ProfileExists",
            ErrorCategory.ResourceExists, profile);

    /// <summary>A folder that holds other things than a store.</summary>
    public static ErrorRecord ForeignFolder(ForeignFolderException foreign) =>
        new(new IOException(foreign.Message + " With -Force it is taken all the same; what is in it stays as it is.", foreign),
            "ForeignFolder", ErrorCategory.ResourceExists, foreign.Folder);

    /// <summary>A local server that this process does not run.</summary>
    public static ErrorRecord NotRunning(string url) =>
        new(new ItemNotFoundException($"No local S3 server of this process listens at '{url}'."), "LocalServerNotFound",
            ErrorCategory.ObjectNotFound, url);

    /// <summary>What went wrong before or without an answer.</summary>
    public static ErrorRecord Of(Exception failure, object? target) => failure switch
    {
        HostingException hosting => HostingErrors.Of(hosting),
        ItemRefusedException refused => new(failure, refused.Code, CategoryOf(200, refused.Code), target),
        S3ConfigurationException => new(Advice.On(failure), "ConnectionNotConfigured", ErrorCategory.InvalidArgument, target),
        FileNotFoundException or DirectoryNotFoundException => new(failure, "FileNotFound", ErrorCategory.ObjectNotFound, target),
        FullFolderException => new(failure, "FolderNotEmpty", ErrorCategory.InvalidOperation, target),
        FolderException => new(failure, "IsFolder", ErrorCategory.InvalidArgument, target),
        UnauthorizedAccessException or SecurityException => new(failure, "FileAccessDenied", ErrorCategory.PermissionDenied, target),
        CredentialsUnavailableException => new(Advice.On(failure), "CredentialsUnavailable", ErrorCategory.AuthenticationError, target),
        CryptographicException => new(failure, "CertificateUnusable", ErrorCategory.SecurityError, target),
        TimeoutException => new(failure, "Timeout", ErrorCategory.OperationTimeout, target),
        HttpRequestException { InnerException: AuthenticationException } =>
            new(Explain(failure), "TlsFailed", ErrorCategory.SecurityError, target),
        HttpRequestException => new(Explain(failure), "ConnectionFailed", ErrorCategory.ConnectionError, target),
        RuleNotFoundException => new(failure, "RuleNotFound", ErrorCategory.ObjectNotFound, target),
        IntegrityException => new(failure, "ContentNotVerified", ErrorCategory.InvalidData, target),
        PlatformNotSupportedException => new(failure, "NotSupportedHere", ErrorCategory.NotImplemented, target),
        ArgumentException or FormatException => new(failure, "InvalidArgument", ErrorCategory.InvalidArgument, target),
        IOException => new(failure, "ReadOrWriteFailed", ErrorCategory.ReadError, target),
        _ => new(failure, failure.GetType().Name.Replace("Exception", ""), ErrorCategory.NotSpecified, target),
    };

    /// <summary>Whether it says what is wrong with what was asked for, and not with us.</summary>
    public static bool IsExpected(Exception failure) => failure is S3ConfigurationException or CredentialsUnavailableException
        or ArgumentException or FormatException or IOException or UnauthorizedAccessException or SecurityException
        or PlatformNotSupportedException or CryptographicException;

    /// <summary>Whether what went wrong would go wrong with every other record, too.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="isReached">Whether another record went through: the store is there, and takes what it is given.</param>
    public static bool ConcernAll(Exception failure, bool isReached) => failure switch
    {
        S3ConfigurationException or CredentialsUnavailableException or CryptographicException => true,
        HttpRequestException or TimeoutException => !isReached,
        _ => false,
    };

    /// <summary>A failed connection with where it led, what it was for, and who finds the cause.</summary>
    public static Exception InPlace(Exception failure, S3Connection connection, object? record)
    {
        string place = $" ({record ?? connection}; {connection.Origin}). Test-S3Profile finds the step that fails.";
        return failure switch
        {
            HttpRequestException { InnerException: AuthenticationException inner } =>
                new HttpRequestException(FailureText.Of(failure) + place, inner),
            HttpRequestException => new HttpRequestException(FailureText.Of(failure) + place, failure),
            TimeoutException => new TimeoutException(failure.Message + place, failure),
            IOException broken when RetryPolicy.IsBroken(broken) => new HttpRequestException(FailureText.Of(failure) + place, failure),
            _ => failure,
        };
    }

    private static ErrorCategory CategoryOf(int status, string code) => (status, code) switch
    {
        (_, "NotImplemented") => ErrorCategory.NotImplemented,
        (_, "SlowDown" or "TooManyRequests") => ErrorCategory.LimitsExceeded,
        (_, "BucketAlreadyExists" or "BucketAlreadyOwnedByYou") => ErrorCategory.ResourceExists,
        (_, "AccessDenied") => ErrorCategory.PermissionDenied,
        (_, "SignatureDoesNotMatch" or "InvalidAccessKeyId" or "ExpiredToken" or "RequestTimeTooSkewed") =>
            ErrorCategory.AuthenticationError,
        (404, _) => ErrorCategory.ObjectNotFound,
        (401 or 403, _) => ErrorCategory.PermissionDenied,
        (409, _) => ErrorCategory.ResourceBusy,
        (412, _) => ErrorCategory.InvalidResult,
        (400 or 405 or 411 or 416, _) => ErrorCategory.InvalidArgument,
        (501, _) => ErrorCategory.NotImplemented,
        (503, _) => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidOperation,
    };

    private static Exception Explain(Exception failure) =>
        FailureText.Of(failure) is var text && text == failure.Message ? failure : new HttpRequestException(text, failure);
}
