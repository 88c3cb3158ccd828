using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes basic data as the object of Get-S3BasicData, a hashtable, JSON text, the path of a JSON file, or something that has them: a local
/// server.
/// </summary>
public sealed class BasicDataTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Origin = "basic data";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return Read(inputData, path => LocalPath.Full(engineIntrinsics.SessionState.Path, path));
        }
        catch (Exception e) when (e is S3ConfigurationException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    /// <summary>The settings that such a value holds; null for none.</summary>
    /// <exception cref="S3ConfigurationException">It holds none, or wrong ones.</exception>
    /// <param name="value">What the user gave.</param>
    /// <param name="fullPath">Makes a path of PowerShell's one of the system's.</param>
    internal static ConnectionSettings? Read(object? value, Func<string, string> fullPath) => PsTree.FromPowerShell(value) switch
    {
        null => null,
        ConnectionSettings settings => settings,
        BasicData data => WithAdded(data.Settings, value as PSObject),
        TreeMap when IsCopy(value) =>
            throw new S3ConfigurationException(
                $"The {Origin} went through a job, a file or another machine, and have lost their secrets there. "
                    + "Get-S3BasicData -AsPlainText gives a form that keeps them."),
        TreeMap map when map[nameof(BasicData)] is BasicData data => data.Settings,
        TreeMap map when map[nameof(BasicData)] is TreeMap data => ConnectionSettings.FromTree(PlainText(data), Origin),
        TreeMap map => ConnectionSettings.FromTree(PlainText(map), Origin),
        string text => ConnectionSettings.FromText(text.TrimStart().StartsWith('{') ? text : fullPath(text), Origin),
        var other =>
            throw new S3ConfigurationException(
                $"The {Origin} is a {other.GetType().Name}; pass what Get-S3BasicData gives, a hashtable, JSON, or the path of a JSON "
                    + $"file."),
    };

    // What Add-Member added.
    private static ConnectionSettings WithAdded(ConnectionSettings settings, PSObject? data)
    {
        var added = new ConnectionSettings(settings.Origin);
        foreach (PSPropertyInfo property in data?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (property.MemberType == PSMemberTypes.NoteProperty) added[property.Name] = PsValue.Unwrap(property.Value);
        }
        return added.Given.Any() ? added.Over(settings) : settings;
    }

    private static bool IsCopy(object? value) =>
        value is PSObject { TypeNames: var names } && names.Contains("Deserialized." + TypeNames.BasicData);

    private static TreeMap PlainText(TreeMap map)
    {
        var plain = new TreeMap();
        foreach (var (name, value) in map) plain[name] = value is SecureString secret ? Secrets.Reveal(secret) : value;
        return plain;
    }
}
