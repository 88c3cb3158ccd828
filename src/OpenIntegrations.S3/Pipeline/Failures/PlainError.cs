using System.Management.Automation;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>Errors whose text cannot drive the terminal.</summary>
internal static class PlainError
{
    public static ErrorRecord Of(ErrorRecord record)
    {
        string message = record.ErrorDetails?.Message ?? record.Exception.Message;
        string plain = TerminalText.Of(message, keepLines: true);
        if (plain != message) record.ErrorDetails = new ErrorDetails(plain) { RecommendedAction = record.ErrorDetails?.RecommendedAction };
        return record;
    }
}
