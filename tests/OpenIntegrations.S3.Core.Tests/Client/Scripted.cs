using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>The client of a scripted server, and what the tests of answers send and get again and again.</summary>
internal static class Scripted
{
    public const string Page = "<!DOCTYPE html><html><head><title>MinIO Console</title></head><body><hr></body></html>";

    public static Answer Html { get; } = new Answer(200, Page).With("Content-Type", "text/html; charset=utf-8");

    public static S3Client Client(ScriptedServer server, int attempts = 3) => new(S3Connection.Create(
        new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = attempts }));

    public static S3Request List() => Routes.ListObjects.For("b1");
}
