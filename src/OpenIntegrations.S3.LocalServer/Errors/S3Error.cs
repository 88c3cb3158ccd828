using System;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Errors;

/// <summary>A refusal, with all that its document and its headers say beside the code.</summary>
internal sealed class S3Error(ErrorCode code, string? message = null) : Exception(message ?? code.Message)
{
    public ErrorCode Code { get; } = code;

    /// <summary>Elements that follow the message, by name.</summary>
    public List<KeyValuePair<string, string>> Details { get; } = new();

    public HeaderList Headers { get; } = new();

    public S3Error With(string element, string value)
    {
        Details.Add(new(element, value));
        return this;
    }

    public S3Error WithHeader(string name, string? value)
    {
        Headers[name] = value;
        return this;
    }
}
