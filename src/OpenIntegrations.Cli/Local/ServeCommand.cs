using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Local;

namespace OpenIntegrations.Cli.Local;

/// <summary><c>oint serve</c>: an S3 endpoint on loopback until Ctrl+C. Prints its basic data, so that another shell can use it.</summary>
internal static class ServeCommand
{
    public static Method Method { get; } = new("serve", "запустить", "Runs an S3 endpoint on this machine that keeps objects in a folder.", RunAsync,
    [
        new("folder", 'f', "Folder", "Folder that keeps the objects") { Default = "./s3" },
        new("port", 'p', "Port", "Port to listen on") { Default = "9000" },
        new("access", 'a', "AccessKey", "Access key to accept") { Default = LocalServerOptions.DefaultAccessKey },
        new("secret", 's', "SecretKey", "Its secret") { Default = LocalServerOptions.DefaultSecretKey, IsSecret = true },
        new("region", 'r', "Region", "Region that requests are signed for") { Default = "us-east-1" },
    ]);

    private static async Task<object?> RunAsync(Arguments arguments, CancellationToken token)
    {
        var options = new LocalServerOptions
        {
            Folder = Path.GetFullPath(arguments.Text("Folder")),
            Port = arguments.Number("Port", 0, 65535),
            Accounts = new List<Credentials> { new(arguments.Text("AccessKey"), arguments.Text("SecretKey")) },
            Region = arguments.Text("Region"),
            Log = entry => arguments.Messages.WriteLine(entry),
        };
        if (arguments.IsTest) return S3.DryRun.Parameters(arguments);
        using LocalServer server = LocalServer.Start(options);
        arguments.Output.WriteLine(JsonTree.Write(BasicData(server, options)));
        arguments.Messages.WriteLine($"Objects are kept in {options.Folder}. Ctrl+C ends the server.");
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.StopAsync().ConfigureAwait(false);
        return "";
    }

    private static TreeMap BasicData(LocalServer server, LocalServerOptions options) => new()
    {
        { "URL", server.Url },
        { "AccessKey", options.Accounts[0].AccessKey },
        { "SecretKey", options.Accounts[0].SecretKey },
        { "Region", options.Region },
        { "Service", "s3" },
    };
}
