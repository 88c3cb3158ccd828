using System.Management.Automation;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>A store's answer: <c>status</c>, <c>response</c>, <c>headers</c>. The names are in lower case because scripts and JSON have them so.</summary>
public sealed class Envelope
{
    internal Envelope(S3Answer answer)
    {
        Answer = answer;
        status = answer.Status;
        response = PsTree.ToPowerShell(answer.Response);
        headers = new PSObject();
        foreach (string name in answer.Headers.Names) headers.Properties.Add(new PSNoteProperty(name, answer.Headers[name]), true);
    }

#pragma warning disable IDE1006 // The lower case is what users write and what JSON shows.

    /// <summary>The HTTP status, as a number.</summary>
    public int status { get; }

    /// <summary>The body. The root element's name is its one member; empty when the answer had no body.</summary>
    public PSObject response { get; }

    /// <summary>The response's headers, several of a name joined by a comma.</summary>
    public PSObject headers { get; }

#pragma warning restore IDE1006

    /// <summary>The answer as it was read, for cmdlets further down the pipeline.</summary>
    internal S3Answer Answer { get; }
}
