using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>What is said to a request. Content-Length comes from the content and need not be set.</summary>
internal sealed class Answer(int status, AnswerContent? content = null) : IDisposable
{
    public int Status { get; } = status;

    public AnswerContent? Content { get; } = content;

    public HeaderList Headers { get; } = new();

    /// <summary>The code of the refusal that it is; null when it is none.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What went wrong in the server, for its log.</summary>
    public string? Failure { get; set; }

    /// <summary>What goes wrong with it on purpose; null for nothing.</summary>
    public Breakage? Fault { get; set; }

    /// <summary>The same answer, with something that goes wrong.</summary>
    public Answer With(Breakage fault)
    {
        Fault = fault;
        return this;
    }

    /// <summary>Sets a header, or leaves it out when there is no value.</summary>
    public Answer With(string header, string? value)
    {
        if (value is not null) Headers[header] = value;
        return this;
    }

    public void Dispose() => Content?.Dispose();
}
