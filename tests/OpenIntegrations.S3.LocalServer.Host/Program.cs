using System;
using System.Globalization;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Local.Accounts;

// FOLDER [PORT]: serves until its standard input ends, and says where on its first line.
using var server = LocalServer.Start(new LocalServerOptions
{
    Identities = [LocalIdentity.Parse("alice:alice-key:alice:secret"), LocalIdentity.Parse("bob:bob-key:bob-secret")],
    Folder = args[0],
    Port = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0,
});
Console.WriteLine(server.Url);
Console.In.ReadToEnd();
