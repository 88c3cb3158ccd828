using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net.Http;
using System.Security;
using System.Text;

/// <summary>A PowerShell host whose user opens the address that was printed last and types the code that the page shows.</summary>
public sealed class TypingHost : PSHost
{
    private readonly TypingUser _user = new TypingUser();

    /// <summary>All that was printed.</summary>
    public string Printed { get { return _user.Printed.ToString(); } }

    /// <summary>Typed instead of the code, when it is set.</summary>
    public string Typed { set { _user.Typed = value; } }

    /// <summary>Lines that the user types, one after the other, where what is typed may be seen.</summary>
    public string[] Lines { set { _user.Lines = new Queue<string>(value); } }

    /// <summary>Which of the choices the user takes when asked, counted from 0; nobody answers without.</summary>
    public int? Choice { set { _user.Choice = value; } }

    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name { get { return "typing"; } }
    public override PSHostUserInterface UI { get { return _user; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    private sealed class TypingUser : PSHostUserInterface
    {
        public StringBuilder Printed { get; } = new StringBuilder();
        public string Typed { get; set; }
        public int? Choice { get; set; }
        public override PSHostRawUserInterface RawUI { get { return null; } }

        public override SecureString ReadLineAsSecureString()
        {
            Func<string> address = () => Printed.ToString().Split('\n').Last(l => l.StartsWith("http", StringComparison.Ordinal)).Trim();
            string typed = Typed ?? new HttpClient().GetStringAsync(address()).Result.Split(' ').Last();
            var secure = new SecureString();
            foreach (char c in typed) secure.AppendChar(c);
            return secure;
        }

        public Queue<string> Lines { get; set; } = new Queue<string>();

        public override string ReadLine()
        {
            if (Lines.Count == 0) throw new NotSupportedException("What is typed must not be seen.");
            return Lines.Dequeue();
        }

        public override void Write(string value) { Printed.Append(value); }
        public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Printed.Append(value); }
        public override void WriteLine(string value) { Printed.Append(value).Append('\n'); }
        public override void WriteErrorLine(string value) { WriteLine(value); }
        public override void WriteDebugLine(string value) { WriteLine(value); }
        public override void WriteVerboseLine(string value) { WriteLine(value); }
        public override void WriteWarningLine(string value) { WriteLine(value); }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override Dictionary<string, PSObject> Prompt(string caption, string message,
            Collection<FieldDescription> descriptions) { throw new NotSupportedException(); }
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            if (Choice == null) throw new NotSupportedException();
            Printed.Append(message).Append('\n');
            return Choice.Value;
        }
        public override PSCredential PromptForCredential(string caption, string message, string userName,
            string targetName) { throw new NotSupportedException(); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName,
            PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException(); }
    }
}
