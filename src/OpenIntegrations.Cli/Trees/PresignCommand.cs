using System;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint presign</c>: links that work without credentials, for a time.</summary>
internal static class PresignCommand
{
    private static readonly TimeSpan s_usual = TimeSpan.FromHours(1);

    public static async Task<int> RunAsync(TreeContext context)
    {
        TimeSpan expiry = context.Line.Lifetime("expires-in") ?? s_usual;
        ObjectRoute route = RouteOf(context.Line.Value("method"));
        foreach (string operand in context.Line.Operands)
        {
            Place place = context.Line.ToRemotePlace(operand, isLiteral: true);
            if (place.Kind != PlaceKind.Key) throw new UsageException($"'{operand}' is no object. It looks like s3://bucket/key.");
            await context.TryAsync(async () =>
            {
                S3Request request = route.For(place.Bucket, place.Key, place.VersionId);
                string link = await Presigner.SignAsync(context.Stores.Source.Connection, request, expiry, DateTimeOffset.UtcNow,
                    context.Token, context.Writer.Note).ConfigureAwait(false);
                if (context.Writer.IsJson) context.Writer.Json(new TreeMap { { "path", operand }, { "url", link } });
                else context.Writer.Line(link);
            }).ConfigureAwait(false);
        }
        return context.Exit;
    }

    private static ObjectRoute RouteOf(string? method) => method switch
    {
        "HEAD" => Routes.HeadObject,
        "PUT" => Routes.PutObject,
        "DELETE" => Routes.DeleteObject,
        _ => Routes.GetObject,
    };
}
