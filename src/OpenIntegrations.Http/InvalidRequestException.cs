using System;

namespace OpenIntegrations.Http;

/// <summary>A request that HTTP cannot carry as it is. Nothing of it was signed or sent, and it is not tried again.</summary>
/// <param name="message">What is wrong; values are not shown, as they may be secret.</param>
/// <param name="header">The header that is wrong; null when it is another part of the request.</param>
/// <param name="parameter">The parameter whose value it was; null when that is not known.</param>
public sealed class InvalidRequestException(string message, string? header = null, string? parameter = null)
    : ArgumentException(message, parameter)
{
    private readonly string _plain = message;

    /// <summary>The name of the header that is wrong; null when it is another part.</summary>
    public string? Header { get; } = header;

    /// <summary>The same, with the name of the parameter that the value was given by.</summary>
    public InvalidRequestException Of(string parameter) => new(_plain, Header, parameter);
}
