using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Authentication;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>Takes a connection's secrets out of an error.</summary>
internal static class WithoutSecrets
{
    public static Exception Of(Exception failure, S3Connection connection)
    {
        bool isClean = Chain(failure).All(e => connection.Hide(e.Message) == e.Message);
        return isClean ? failure : Same(failure, connection.Hide(failure.Message));
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException) yield return e;
    }

    // What is behind it may say them too, and is left behind. Categories go by the type.
    private static Exception Same(Exception failure, string message) => failure switch
    {
        HttpRequestException { InnerException: AuthenticationException } =>
            new HttpRequestException(message, new AuthenticationException(message)),
        HttpRequestException => new HttpRequestException(message),
        TimeoutException => new TimeoutException(message),
        CredentialsUnavailableException known => new CredentialsUnavailableException(message) { Remedy = known.Remedy },
        S3ConfigurationException known => new S3ConfigurationException(message) { Remedy = known.Remedy },
        ArgumentException => new ArgumentException(message),
        FormatException => new FormatException(message),
        UnauthorizedAccessException => new UnauthorizedAccessException(message),
        FileNotFoundException => new FileNotFoundException(message),
        IOException => new IOException(message),
        _ => new InvalidOperationException(message),
    };
}
