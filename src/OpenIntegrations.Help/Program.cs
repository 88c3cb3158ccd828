using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Help;
using OpenIntegrations.S3.Commands;

// The checkout, and the folder of the module, which may be another.
string root = args[0], module = args[1];
var docs =
    DocComments.Load(typeof(GetS3Bucket).Assembly, typeof(OpenIntegrations.S3.Client.S3Client).Assembly,
        typeof(OpenIntegrations.Http.Requests.WireRequest).Assembly);
var cmdlets = CmdletHelp.ReadAll(typeof(GetS3Bucket).Assembly, docs).ToList();

// PowerShell finds the help of a nested binary module beside its assembly.
string maml = MamlWriter.Write(cmdlets);
foreach (string build in Directory.GetDirectories(Path.Combine(module, "module", "bin")))
    FileText.Update(Path.Combine(build, "en-US", "OpenIntegrations.S3.dll-Help.xml"), maml);

var methods = ClientMethods.ReadAll(docs);
FileText.Update(Path.Combine(root, "docs", "http-client-methods.md"), MethodsWriter.Markdown(methods));
FileText.Update(Path.Combine(root, "module", "about_HttpRequest.help.txt"), MethodsWriter.About(methods));

// And the topics about the whole beside the manifest.
foreach (string topic in Directory.GetFiles(Path.Combine(root, "module"), "about_*.help.txt"))
    FileText.Update(Path.Combine(module, "en-US", Path.GetFileName(topic)), File.ReadAllText(topic));

string manifest = Path.Combine(root, "OpenIntegrations.S3.psd1");
FileText.Update(manifest, Manifest.With(File.ReadAllText(manifest), cmdlets));

// Views by hand come first; the build makes the rest.
IReadOnlySet<string> made = ViewsWriter.Selected(File.ReadAllText(Path.Combine(root, "module", "OpenIntegrations.S3.Format.ps1xml")));
FileText.Update(Path.Combine(root, "module", "OpenIntegrations.S3.Documents.Format.ps1xml"), ViewsWriter.Write(Roots.Unwrapped, made));

string reference = Path.Combine(root, "docs", "commands");
foreach (CmdletHelp cmdlet in cmdlets) FileText.Update(Path.Combine(reference, cmdlet.Name + ".md"), MarkdownWriter.Write(cmdlet));
FileText.Update(Path.Combine(reference, "README.md"), MarkdownWriter.Index(cmdlets));
foreach (string stale in Directory.GetFiles(reference, "*.md")
    .Where(f => Path.GetFileName(f) != "README.md" && cmdlets.All(c => c.Name + ".md" != Path.GetFileName(f)))) File.Delete(stale);
