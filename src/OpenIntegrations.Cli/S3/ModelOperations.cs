using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.S3;

/// <summary>
/// The operations of the S3 API as methods, under the names that they have there: one for each route, with the values of its query and the
/// headers that the table names.
/// </summary>
internal static class ModelOperations
{
    /// <summary>The name of the document or content that is sent.</summary>
    public const string Body = "Body";

    /// <summary>The switch that sends a request without proof that the store knows it.</summary>
    public const string Force = "Force";

    private static readonly string[] s_secrets = ["SSECustomerKey", "CopySourceSSECustomerKey", "MFA"];

    private static readonly Lazy<Dictionary<string, ModelParameter[]>> s_parameters = new(Read);

    private static Option ForceOption => new("force", Option.None, Force,
        "Sends it also where nothing shows that the store knows it, and believes a yes that anybody could say") { IsSwitch = true };

    /// <summary>What an operation takes in headers and as its body, and what it cannot do without.</summary>
    public static IReadOnlyList<ModelParameter> Parameters(Route route) =>
        s_parameters.Value.TryGetValue(route.Name, out ModelParameter[]? parameters) ? parameters : [];

    /// <summary>The operations that no method of OInt's has the name of.</summary>
    public static IEnumerable<Method> Beside(IReadOnlyList<Method> methods)
    {
        var taken = methods.SelectMany(m => new[] { m.English, m.Russian }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Routes.All.Where(r => !taken.Contains(r.Name)).OrderBy(r => r.Name, StringComparer.Ordinal).Select(Method);
    }

    /// <summary>A method of OInt's; one that has the name of an operation is that operation, too, where the options are its.</summary>
    public static Method WithOperation(Method method)
    {
        if (Routes.All.FirstOrDefault(r => r.Name == method.English) is not { } route) return method;
        Method operation = Method(route);
        var own = operation.Options.Where(o => !method.Options.Any(known => known.Name == o.Name || known.IsMeant("--" + o.Name)));
        return method with
        {
            // What writes under the name of an operation can be forced as that can.
            Options = Writes(route) ? [.. method.Options, ForceOption] : method.Options,
            Other = operation,
            Remarks = [$"With its options as the operation of the S3 API: {string.Join(", ", own.Select(o => "--" + o.Name))}.",
                .. operation.Remarks],
        };
    }

    private static bool Writes(Route route) => route.Method is not ("GET" or "HEAD");

    private static Method Method(Route route) =>
        new(route.Name, route.Name, Describe(route), ModelCalls.To(route), [.. Options(route)])
        {
            Remarks = [$"https://docs.aws.amazon.com/AmazonS3/latest/API/API_{route.Name}.html"],
        };

    private static string Describe(Route route) => $"{route.Method} {route.Path}{(route.SubResource is { } part ? "?" + part : "")}";

    private static IEnumerable<Option> Options(Route route)
    {
        IReadOnlyList<ModelParameter> parameters = Parameters(route);
        if (route.HasBucket) yield return Named("Bucket", "Name of the bucket").Required();
        if (route.HasKey) yield return Named("Key", "Key of the object").Required();
        foreach (RoutePair hole in route.Holes)
        {
            Option option = Named(hole.Hole!, $"Sent as {hole.Name}");
            yield return parameters.Any(p => p.Name == hole.Hole && p.IsRequired) ? option.Required() : option;
        }
        if (route.RequestBody is not null) yield return OfBody(route, parameters.FirstOrDefault(p => p.IsBody));
        foreach (ModelParameter parameter in parameters.Where(p => p.Header is not null && route.Holes.All(h => h.Hole != p.Name)))
        {
            Option option = Named(parameter.Name, HeaderHelp(parameter)) with { IsSecret = s_secrets.Contains(parameter.Name) };
            yield return parameter.IsRequired ? option.Required() : option;
        }
        yield return Named("Basic", "Basic data: JSON, a file of it, or profile:name") with { IsSecret = true };
        yield return Named("Headers", "More request headers, as a JSON object");
        yield return new Option("dir", Option.None, "Directory",
            "true puts the bucket into the path, false into the host; else the store decides");
        if (Writes(route)) yield return ForceOption;
    }

    // Under the name that the model has for it, or the document's own.
    private static Option OfBody(Route route, ModelParameter? parameter)
    {
        string name = parameter?.Name ?? route.RequestRoot ?? Body;
        string help = route.RequestBody switch
        {
            "(stream)" => "Content: a file, a URL, or a text",
            "(text)" => "JSON: a text, a file or a URL",
            var root => $"{root}: XML or JSON, a text, a file or a URL",
        };
        var option = new Option(ModelParameter.OptionName(name), Option.None, Body, help);
        return parameter is { IsRequired: true } || (route.Method == "POST" && route.RequestRoot is not null) ? option.Required() : option;
    }

    private static string HeaderHelp(ModelParameter parameter) => parameter switch
    {
        { IsMap: true } => $"JSON object, sent as {parameter.Header}…",
        { Type: "date" } => $"A date, sent as {parameter.Header}",
        { Type: "flag" } => $"true or false, sent as {parameter.Header}",
        { Type: "list" } => $"Values with commas between them, sent as {parameter.Header}",
        _ => $"Sent as {parameter.Header}",
    };

    private static Option Named(string parameter, string help) =>
        new(ModelParameter.OptionName(parameter), Option.None, parameter, help);

    // An operation begins a line; what is indented goes on with it.
    private static Dictionary<string, ModelParameter[]> Read()
    {
        using var reader = new StreamReader(typeof(ModelOperations).Assembly.GetManifestResourceStream("Parameters.txt")!);
        string text = reader.ReadToEnd().Replace("\r", "", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], words => words.Skip(1).Select(ModelParameter.Parse).ToArray(), StringComparer.Ordinal);
    }
}
