using System.Linq;

namespace OpenIntegrations.S3.Requests;

/// <summary>Finds the operation that a request means which somebody wrote by hand: by its method, its path and what it asks for.</summary>
internal static class WrittenByHand
{
    private const string Upload = "uploadId";

    /// <returns>The operation; null where no line of the manual looks like it.</returns>
    public static Route? RouteOf(S3Request request)
    {
        if (request.Route is not null || request.RawPath is not { } path) return request.Route;
        string shape = ShapeOf(path);
        return Routes.All.Where(r => r.Host is null && r.Method == request.Method && r.Path == shape && Fits(r, request))
            .OrderByDescending(r => r.Query.Count(pair => request.Query[pair.Name] is not null)).FirstOrDefault();
    }

    private static string ShapeOf(string path)
    {
        string names = path.TrimStart('/');
        int slash = names.IndexOf('/');
        return names.Length == 0 ? "/" : slash < 0 || slash == names.Length - 1 ? "/{Bucket}" : "/{Bucket}/{Key}";
    }

    // What always goes along with an operation tells it from others.
    private static bool Fits(Route route, S3Request request) => route.Query.Where(pair => pair.Hole is null || pair.Name == Upload)
        .All(pair => request.Query[pair.Name] is { } value && (pair.Fixed is null || pair.Fixed == value));
}
