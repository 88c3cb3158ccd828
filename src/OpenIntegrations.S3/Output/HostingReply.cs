using System.Management.Automation;
using OpenIntegrations.Hosting.Answers;

namespace OpenIntegrations.S3.Output;

/// <summary>What a hosting provider answered, behind each object that was made of it.</summary>
public sealed class HostingReply
{
    private readonly HostingAnswer _answer;

    internal HostingReply(HostingAnswer answer) => _answer = answer;

    /// <summary>The action that was answered.</summary>
    public string Action => _answer.Request.Action.Name;

    /// <summary>The HTTP status.</summary>
    public int Status => _answer.Status;

    /// <summary>The answer with the provider's own names and values; secrets in it are SecureStrings.</summary>
    public object Response => PsTree.ToObjects(HostingSecrets.Replace(_answer.Body, Secrets.Hide))!;

    /// <summary>The text as it came, with its secrets.</summary>
    public string GetText() => _answer.Text;

    public override string ToString() => _answer.ToString();
}
