using System.Management.Automation;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>
/// A store's answer: <c>status</c>, <c>response</c>, <c>headers</c>. The names are in lower case because scripts and JSON have them so.
/// What another cmdlet takes from the pipeline is never turned into objects: that happens when someone looks.
/// </summary>
public sealed class Envelope
{
    private PSObject? _response;
    private PSObject? _headers;

    internal Envelope(S3Answer answer) => Answer = answer;

#pragma warning disable IDE1006 // The lower case is what users write and what JSON shows.

    /// <summary>The HTTP status, as a number.</summary>
    public int status => Answer.Status;

    /// <summary>The body. The root element's name is its one member; empty when the answer had no body.</summary>
    public PSObject response => _response ??= PsTree.ToPowerShell(Answer.Response);

    /// <summary>The response's headers, several of a name joined by a comma.</summary>
    public PSObject headers => _headers ??= HeadersOf(Answer);

#pragma warning restore IDE1006

    /// <summary>The answer as it was read, for cmdlets further down the pipeline.</summary>
    internal S3Answer Answer { get; }

    /// <summary>
    /// The envelope as it is written: one of a list or a write has a type name of its own, so that its view shows what counts.
    /// </summary>
    internal static object Of(S3Answer answer)
    {
        var envelope = new Envelope(answer);
        string? kind = ListRows.AreIn(answer) ? Output.TypeNames.ListEnvelope
            : WrittenFacts.AreIn(answer) ? Output.TypeNames.WriteEnvelope : null;
        if (kind is null) return envelope;
        var shown = new PSObject(envelope);
        shown.TypeNames.Insert(0, kind);
        return shown;
    }

    private static PSObject HeadersOf(S3Answer answer)
    {
        var headers = new PSObject();
        foreach (string name in answer.Headers.Names) headers.Properties.Add(new PSNoteProperty(name, answer.Headers[name]), true);
        return headers;
    }
}
