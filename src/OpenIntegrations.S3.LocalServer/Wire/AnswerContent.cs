using System;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>The body of an answer. It writes itself, so that an object never needs to be in memory as a whole.</summary>
internal abstract class AnswerContent : IDisposable
{
    public abstract long Length { get; }

    public abstract void WriteTo(AnswerWriter writer);

    public virtual void Dispose()
    {
    }
}
