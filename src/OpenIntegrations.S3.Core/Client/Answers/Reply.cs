using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>What the stage makes of a wire answer: one whose body is still to be read, or one that was read.</summary>
/// <param name="Open">The body of an object, for its reader.</param>
/// <param name="Answer">Everything else, refusals above all.</param>
/// <param name="MayRepeat">Whether an earlier attempt may have done already what this one was refused for.</param>
internal sealed record Reply(WireResponse? Open, S3Answer? Answer, bool MayRepeat)
{
    public S3Error? Error => Answer?.Error;
}
