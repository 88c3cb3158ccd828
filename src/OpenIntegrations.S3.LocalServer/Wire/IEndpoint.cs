using System;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>Whom connections ask for answers, and tell what became of them.</summary>
internal interface IEndpoint
{
    /// <summary>The answer, which is a refusal when anything goes wrong. Only a broken connection throws.</summary>
    Answer Handle(RequestHead head, IncomingBody body);

    /// <summary>The answer to what was no request.</summary>
    Answer Refuse(S3Error error);

    /// <param name="head">Null when what came was no request.</param>
    /// <param name="answer">What was said.</param>
    /// <param name="started">When the head was read; 0 when that does not count.</param>
    void Log(RequestHead? head, Answer answer, long started);

    /// <summary>Tells of a connection that failed for another reason than its client.</summary>
    void Log(Exception failure);
}
