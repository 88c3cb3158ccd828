using System.IO;
using System.Management.Automation;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Writes texts or bytes as an object, in place of what is there.</summary>
/// <remarks>The object appears when all of it has arrived. Files are uploaded with Copy-S3Item.</remarks>
/// <example>
/// <code>Get-Process | ConvertTo-Csv | Set-S3Content s3://reports/processes.csv</code>
/// <para>Writes lines.</para>
/// </example>
/// <example>
/// <code>Set-S3Content s3://site/robots.txt "User-agent: *" -PassThru</code>
/// <para>Writes a text and shows the object.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3Content", SupportsShouldProcess = true), OutputType(typeof(S3Item))]
public sealed class SetS3Content : ContentCmdlet
{
    private protected override bool HasMark => true;

    private protected override void Write(Place place, byte[] content)
    {
        S3Request put = Put(place);
        put.Headers["Content-Type"] ??= MediaTypes.Of(place.Key);
        Run(place.Text, async token =>
        {
            using var source = new StreamSource(new MemoryStream(content), ownsStream: true);
            Tell(place, content.Length, await new Upload(Client, put, source).RunAsync(token).ConfigureAwait(false));
        });
    }
}
