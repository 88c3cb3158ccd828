using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.Cli.Local;

/// <summary>
/// <c>oint serve</c>: an S3 endpoint on loopback until Ctrl+C. Prints its basic data, so that another shell can use it.
/// With <c>--check</c> it only looks whether all that a folder keeps is whole.
/// </summary>
internal static class ServeCommand
{
    private const int ShownFindings = 20;

    public static Method Method { get; } =
        new("serve", "запустить", "Runs an S3 endpoint on this machine that keeps objects in a folder.", RunAsync,
    [
        new("folder", 'f', "Folder", "Folder that keeps the objects") { Default = "./s3" },
        new("port", 'p', "Port", "Port to listen on") { Default = "9000" },
        new("access", 'a', "AccessKey", "Access key to accept") { Default = LocalServerOptions.DefaultAccessKey },
        new("secret", 's', "SecretKey", "Its secret") { Default = LocalServerOptions.DefaultSecretKey, IsSecret = true },
        new("identity", 'i', "Identity", "Another owner who may sign in, as name:access-key:secret-key; may be given several times")
            { IsRepeatable = true, IsSecret = true },
        new("region", 'r', "Region", "Region that requests are signed for") { Default = "us-east-1" },
        new("origin", 'o', "Origin", "Web pages that may ask, by their origin, such as http://localhost:3000; several with commas"),
        new("lifecycle-day", Option.None, "LifecycleDay",
            "Acts on lifecycles, and a day of theirs takes so many seconds; not given, they are only kept"),
        new("init", Option.None, "Init", "Takes the folder although it holds other things, which stay as they are") { IsSwitch = true },
        new("check", Option.None, "Check", "Serves nothing; reads all that the folder keeps and lists what is damaged") { IsSwitch = true },
    ])
    {
        Remarks = [$"With --check it ends with 0 when all is whole, and with {ExitCode.Damaged} when it is not. Nothing is changed."],
    };

    private static async Task<object?> RunAsync(Arguments arguments, CancellationToken token)
    {
        var options = new LocalServerOptions
        {
            Folder = Path.GetFullPath(arguments.Text("Folder")),
            Adopts = arguments.Flag("Init") == true,
            Port = arguments.Number("Port", 0, 65535),
            Accounts = new List<Credentials> { new(arguments.Text("AccessKey"), arguments.Text("SecretKey")) },
            Identities = Identities(arguments),
            Region = arguments.Text("Region"),
            LifecycleDay = arguments["LifecycleDay"] is null ? null
                : TimeSpan.FromSeconds(arguments.Number("LifecycleDay", 1, int.MaxValue)),
            AllowedOrigins = arguments.Text("Origin").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Log = entry => arguments.Messages.WriteLine(entry),
        };
        if (arguments.IsTest) return S3.DryRun.Parameters(arguments);
        if (arguments.Flag("Check") == true) return Check(options.Folder);
        using LocalServer server = Start(options);
        Warn(arguments.Messages, server.Findings);
        arguments.Output.WriteLine(JsonTree.Write(BasicData(server, options)));
        arguments.Messages.WriteLine($"Objects are kept in {options.Folder}. Ctrl+C ends the server.");
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.StopAsync().ConfigureAwait(false);
        return "";
    }

    private static LocalIdentity[] Identities(Arguments arguments)
    {
        try
        {
            return [.. arguments.Each("Identity").Select(LocalIdentity.Parse)];
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static LocalServer Start(LocalServerOptions options)
    {
        try
        {
            return LocalServer.Start(options);
        }
        catch (ForeignFolderException foreign) when (!options.Adopts)
        {
            throw new UsageException(foreign.Message + " With --init it is taken all the same; what is in it stays as it is.");
        }
    }

    private static void Warn(TextWriter messages, IReadOnlyList<StoreFinding> findings)
    {
        foreach (StoreFinding finding in findings.Take(ShownFindings))
            messages.WriteLine("Warning: " + TerminalText.Of(finding.ToString()));
        if (findings.Count > 0)
            messages.WriteLine($"Warning: {findings.Count} files are damaged or no part of the store. They are not served, and stay where "
                + "they are. oint serve --check lists them.");
    }

    private static Verdict Check(string folder)
    {
        IReadOnlyList<StoreFinding> findings = LocalServer.Check(folder);
        var listed = findings.Select(f => (object?)new TreeMap
        {
            { "Path", f.Path }, { "Bucket", f.Bucket }, { "Key", f.Key }, { "Reason", f.Reason },
        });
        return new(new TreeMap { { "Folder", folder }, { "Findings", listed.ToList() } }, findings.Count == 0);
    }

    private static TreeMap BasicData(LocalServer server, LocalServerOptions options)
    {
        TreeMap data = Connection(server, options);
        if (options.Identities.Count > 0) data["Identities"] = options.Identities.Select(i => (object?)Shown(i)).ToList();
        return data;
    }

    /// <summary>How others call an identity: lists by its id, policies by its account.</summary>
    private static TreeMap Shown(LocalIdentity identity) => new()
    {
        { "Name", identity.Name }, { "AccessKey", identity.Keys.AccessKey }, { "Id", identity.Id }, { "Account", identity.AccountId },
        { "Arn", identity.Arn },
    };

    private static TreeMap Connection(LocalServer server, LocalServerOptions options) => new()
    {
        { "URL", server.Url },
        { "AccessKey", options.Accounts[0].AccessKey },
        { "SecretKey", options.Accounts[0].SecretKey },
        { "Region", options.Region },
        { "Service", "s3" },
    };
}
