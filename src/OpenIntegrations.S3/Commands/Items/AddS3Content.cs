using System.IO;
using System.Management.Automation;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds texts or bytes to the end of an object.</summary>
/// <remarks>
/// S3 cannot append: the object is read and written again with the addition, under the condition that nobody wrote it in between; else it
/// begins anew. What the object has besides its content stays, tags included. A store that does not know conditions, as Ceph in
/// buckets with versions, may lose what others write at the same moment.
/// </remarks>
/// <example>
/// <code>"$(Get-Date -Format o) started" | Add-S3Content s3://logs/app.log</code>
/// <para>Adds a line, and makes the object where there is none.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "S3Content", SupportsShouldProcess = true), OutputType(typeof(S3Item))]
public sealed class AddS3Content : ContentCmdlet
{
    private protected override bool HasMark => false;

    private protected override void Write(Place place, byte[] content)
    {
        S3Request put = Put(place);
        var appending = new Appending(Client, put);
        Run(place.Text,
            async token => Tell(place, null, await appending.RunAsync(new MemoryStream(content), token).ConfigureAwait(false)));
    }
}
