using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the torrent of an object, as bytes or into a file. Few stores have it.</summary>
/// <remarks>
/// AWS ended it on 2022-04-29 and refuses the request. Stores that do not know torrents answer with the object itself: what is no torrent
/// is an error.
/// </remarks>
/// <example>
/// <code>Get-S3ObjectTorrent photos film.mp4 -OutFile ./film.torrent</code>
/// <para>Saves the torrent.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectTorrent"), OutputType(typeof(byte[]), typeof(Envelope))]
[S3Operation(nameof(Routes.GetObjectTorrent))]
public sealed class GetS3ObjectTorrent : ObjectCmdlet
{
    /// <summary>The file to write. Without it the torrent is given as an array of bytes.</summary>
    [Parameter(Position = 2)]
    public string? OutFile { get; set; }

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => OutFile is not null && base.WritesEnvelopes;

    private protected override string? Written => OutFile is null ? null : FullPath(OutFile);

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        S3Request get = CreateRequest();
        string? path = OutFile is null ? null : FullPath(OutFile);
        return token => ReadAsync(get, path, token);
    }

    private async Task ReadAsync(S3Request get, string? path, CancellationToken cancellationToken)
    {
        (WholeBody? body, S3Answer? refusal) = await WholeBody.GetTorrentAsync(Client, get, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) Write(refusal);
        else if (path is null) Post(() => WriteObject(body!.Bytes, enumerateCollection: false));
        else
        {
            await FileOutput.SaveAsync(new MemoryStream(body!.Bytes), path, cancellationToken).ConfigureAwait(false);
            Write(new S3Answer(200, new TreeMap(), body.Headers, get));
        }
    }
}
