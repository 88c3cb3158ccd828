using System.Management.Automation;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Output;

/// <summary>
/// What a connection needs, as users hold it. The secrets are no properties: no view, no formatter and no serializer comes upon them, and
/// what went through one of those (a file, a job, another machine) has lost them.
/// </summary>
public sealed class BasicData
{
    internal BasicData(ConnectionSettings settings) => Settings = settings;

    /// <summary>The store's address.</summary>
    public string? Url => Settings.Text("Url");

    /// <summary>The access key; of a token that stands in its place only the beginning.</summary>
    public string? AccessKey => Shown.Key(Settings.Text("AccessKey"));

    /// <summary>The region that requests are signed for.</summary>
    public string? Region => Settings.Text("Region");

    /// <summary>The service that requests are signed for.</summary>
    public string? Service => Settings.Text("Service") ?? "s3";

    internal ConnectionSettings Settings { get; }

    /// <summary>All of it as plain properties, under OInt's names: for JSON, and for jobs and other machines.</summary>
    public PSObject AsPlainText()
    {
        var plain = new PSObject();
        foreach (Setting setting in Settings.Given)
            plain.Properties.Add(new PSNoteProperty(setting.Name == "Url" ? "URL" : setting.Name, Settings[setting.Name]));
        return plain;
    }

    /// <summary>The address only.</summary>
    public override string ToString() => Url ?? "";

    internal PSObject Shaped()
    {
        var shaped = new PSObject(this);
        shaped.TypeNames.Insert(0, S3.Output.TypeNames.BasicData);
        return shaped;
    }
}
