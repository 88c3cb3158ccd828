using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.S3;

/// <summary>What <c>--test</c> says: the parameters, and the request that would be signed and sent.</summary>
internal static class DryRun
{
    public static TreeMap Describe(Arguments arguments, WireRequest request)
    {
        var headers = new TreeMap();
        foreach (var (name, value) in request.Headers) headers[name] = value;
        return new TreeMap
        {
            { "parameters", Parameters(arguments) },
            { "request",
                new TreeMap { { "method", request.Method }, { "url", request.Url }, { "headers", headers },
                    { "length", request.Body.Length } } },
        };
    }

    /// <summary>The values of the options, secrets left out.</summary>
    public static TreeMap Parameters(Arguments arguments)
    {
        var parameters = new TreeMap();
        foreach (var (option, value) in arguments.Given) parameters.Add(option.Name, option.IsSecret ? "…" : value);
        return parameters;
    }
}
