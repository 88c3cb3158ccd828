using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Contents;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

// The content of objects.
public sealed partial class S3Provider : IContentCmdletProvider
{
    // What gives only a part of a content, and does not go with all of it.
    private static readonly string[] s_parts = ["TotalCount", "LastLine", "Wait", "Delimiter"];

    /// <inheritdoc/>
    public object? ClearContentDynamicParameters(string path)
    {
        Begin(path);
        return null;
    }

    /// <summary>
    /// Makes an object empty. Set-Content calls this too, where it would destroy what was there before the new content is.
    /// </summary>
    public void ClearContent(string path)
    {
        if (EngineCall.IsBy("SetContentCommand")) throw new PSNotSupportedException();
        Try(path, (at, drive) =>
        {
            if (Existing(drive, at).Object is null) throw DriveRefusal.NoContent(at);
            if (!May("Clear content", at.Shown)) return true;
            return Run(drive, (store, _, token) => ClearAsync(store, at, token));
        });
    }

    /// <inheritdoc/>
    public object GetContentReaderDynamicParameters(string path)
    {
        Begin(path, Want.Content);
        return new ReadContentParameters();
    }

    /// <inheritdoc/>
    public IContentReader? GetContentReader(string path) => Try(path, (at, drive) =>
    {
        DemandContent(drive, at);
        CallingCommand command = CallingCommand.Of(this);
        if (command.Has("Tail")) throw DriveRefusal.IsForFiles();
        var form = new DynamicValues(DynamicParameters);
        if (form.Switch("Raw") && s_parts.FirstOrDefault(command.Has) is { } part) throw DriveRefusal.IsPart(part);
        OpenWork work = _work.Open(drive);
        try
        {
            DriveStore store = drive.Store;
            ObjectStream? open = drive.TakeOpened(at);
            return (IContentReader)work.Run((_, token) => ReaderAsync(work, store, at, form, open, token));
        }
        catch
        {
            work.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public object GetContentWriterDynamicParameters(string path)
    {
        Begin(path);
        return new WriteContentParameters();
    }

    /// <inheritdoc/>
    public IContentWriter? GetContentWriter(string path) => Try(path, (at, drive) =>
    {
        DemandContent(drive, at);
        if (Find(drive, at) is { Folder: not null, Object: null } && !Force)
            throw new DriveRefusal("IsFolder", ErrorCategory.InvalidOperation,
                $"'{at.Shown}' is a folder. -Force makes an object of the same name beside it.");
        S3Request put = ObjectRequest.Put(at.Bucket, at.Key!, DynamicParameters);
        return (IContentWriter)new ObjectWriter(_work.Open(drive), drive.Store, put, new DynamicValues(DynamicParameters),
            e => Fail(e, at, drive), WriteWarning, () => Stopping);
    });

    private void DemandContent(S3DriveInfo drive, DrivePath at)
    {
        if (at.NamesFolder) _ = Existing(drive, at);
        if (at.NamesFolder || at.Key is null || IsRoot(drive, at)) throw DriveRefusal.NoContent(at);
    }

    private static async Task<ObjectReader> ReaderAsync(OpenWork work, DriveStore store, DrivePath at, DynamicValues form,
        ObjectStream? open, CancellationToken cancellationToken)
    {
        if (form.Number<int>("LastLine") is { } lines)
        {
            open?.Dispose();
            return await EndAsync(work, store, at, lines, form, cancellationToken).ConfigureAwait(false);
        }
        S3Answer? refusal = null;
        if (open is null)
            (open, refusal) = await ObjectStream.OpenAsync(store.Client, Routes.GetObject.For(at.Bucket, at.Key!), cancellationToken)
                .ConfigureAwait(false);
        if (refusal is { Status: 404 }) throw await WithoutContentAsync(store, at, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        return new ObjectReader(work, ContentSource.Of(store.Client, at, open!, form, work.Stopping), []);
    }

    private static async Task<ObjectReader> EndAsync(OpenWork work, DriveStore store, DrivePath at, int lines, DynamicValues form,
        CancellationToken cancellationToken)
    {
        try
        {
            var end = new ContentEnd(store.Client, at, form, work.Stopping);
            (IReadOnlyList<object> last, ContentSource? rest) = await end.ReadAsync(lines, cancellationToken).ConfigureAwait(false);
            return new ObjectReader(work, rest, last);
        }
        catch (S3RequestFailedException refusal) when (refusal.GetAnswer().Status == 404)
        {
            throw await WithoutContentAsync(store, at, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<System.Exception> WithoutContentAsync(DriveStore store, DrivePath at, CancellationToken cancellationToken) =>
        (await store.FindAsync(at, cancellationToken).ConfigureAwait(false)).Folder is null ? Missing(at) : DriveRefusal.NoContent(at);

    private static async Task<bool> ClearAsync(DriveStore store, DrivePath at, CancellationToken cancellationToken)
    {
        S3Request put = Routes.PutObject.For(at.Bucket, at.Key!);
        S3Answer head = await store.Client.SendOrThrowAsync(Routes.HeadObject.For(at.Bucket, at.Key!), cancellationToken)
            .ConfigureAwait(false);
        ObjectDescription.KeepInPlace(put.Headers, head.Headers);
        put.Headers["x-amz-tagging"] = await ObjectDescription
            .TagsAsync(store.Client, Routes.GetObjectTagging.For(at.Bucket, at.Key!), head.Headers, cancellationToken)
            .ConfigureAwait(false);
        await ObjectRequest.SendAsync(store.Client, put, [], cancellationToken).ConfigureAwait(false);
        store.Cache.Changed(at);
        return true;
    }
}
