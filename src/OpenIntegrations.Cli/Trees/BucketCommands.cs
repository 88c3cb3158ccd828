using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint mb</c> and <c>oint rb</c>.</summary>
internal static class BucketCommands
{
    public static Task<int> MakeAsync(TreeContext context) => EachAsync(context, "make bucket", async bucket =>
    {
        S3Client client = context.Stores.Source;
        S3Request create = Routes.CreateBucket.For(bucket);
        if (client.Connection.LocationConstraint is { } region)
        {
            var place = new TreeMap { { "LocationConstraint", region } };
            create = create.WithDocument(S3Document.FromTree("CreateBucketConfiguration", place));
        }
        await client.SendOrThrowAsync(create, context.Token).ConfigureAwait(false);
        return true;
    });

    public static Task<int> RemoveAsync(TreeContext context) => EachAsync(context, "remove bucket", async bucket =>
    {
        // Who comes from aws says it with --force.
        bool isWhole = context.Line.Has("recursive") || context.Line.Has("force");
        if (isWhole && !await EmptyAsync(context, bucket).ConfigureAwait(false)) return false;
        await context.Stores.Source.SendOrThrowAsync(Routes.DeleteBucket.For(bucket), context.Token).ConfigureAwait(false);
        return true;
    });

    private static async Task<bool> EmptyAsync(TreeContext context, string bucket)
    {
        using var contents = new BucketContents(context.Stores.Source, bucket);
        await contents.ListAsync(context.Token).ConfigureAwait(false);
        long count = contents.Items.Count + contents.Uploads.Count;
        if (!await new Question(context).AllowsAsync(count, contents.Items.Bytes, Address(bucket)).ConfigureAwait(false)) return false;
        foreach (Removed failed in await contents.DeleteAsync(new HeaderList(), context.Token).ConfigureAwait(false))
            throw new IOException($"The bucket '{bucket}' stays, because '{failed.Item.Address}' does.", failed.Error);
        return true;
    }

    private static async Task<int> EachAsync(TreeContext context, string verb, Func<string, Task<bool>> act)
    {
        foreach (string operand in context.Line.Operands)
        {
            Place place = context.Line.ToPlace(AddressText.Of(operand).Scheme is not null ? operand : Address(operand));
            if (place is not { Kind: PlaceKind.Folder, Key.Length: 0 })
                throw new UsageException($"'{operand}' is no bucket, as s3://bucket is.");
            await context.TryAsync(async () =>
            {
                if (!await act(place.Bucket).ConfigureAwait(false)) return;
                if (context.Writer.IsJson) context.Writer.Json(ItemLines.Json(verb, "done", Address(place.Bucket), null, null, null));
                else context.Writer.Line($"{verb}: {Address(place.Bucket)}");
            }).ConfigureAwait(false);
        }
        return context.Exit;
    }

    private static string Address(string bucket) => "s3://" + bucket;
}
