using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

// The properties of objects: headers, metadata, tags.
public sealed partial class S3Provider : IDynamicPropertyCmdletProvider
{
    /// <inheritdoc/>
    public object? GetPropertyDynamicParameters(string path, Collection<string> providerSpecificPickList) => Begun(path);

    /// <inheritdoc/>
    public void GetProperty(string path, Collection<string> providerSpecificPickList) => Try(path, (at, drive) =>
    {
        ICollection<string> wanted = providerSpecificPickList ?? [];
        PSObject properties = Existing(drive, at).Object is null ? OfContainer(at, wanted)
            : Run(drive, (store, _, token) => new ObjectProperties(store, at).ReadAsync(wanted, token));
        foreach (string name in wanted.Where(n => !WildcardPattern.ContainsWildcardCharacters(n) && properties.Properties[n] is null))
            WriteError(NoProperty(name, at));
        if (wanted.Count == 0 || properties.Properties.Any()) WritePropertyObject(properties, at.ToString());
        return true;
    });

    private static ErrorRecord NoProperty(string name, DrivePath path) => new(
        new PSArgumentException($"There is no property {name} at '{path.Shown}'."), "PropertyNotFound", ErrorCategory.ObjectNotFound, name);

    /// <inheritdoc/>
    public object? SetPropertyDynamicParameters(string path, PSObject propertyValue) => Begun(path);

    /// <inheritdoc/>
    public void SetProperty(string path, PSObject propertyValue) =>
        Change(path, "Set", propertyValue.Properties.ToDictionary(p => p.Name, p => (object?)p.Value));

    /// <inheritdoc/>
    public object? ClearPropertyDynamicParameters(string path, Collection<string> propertyToClear) => Begun(path);

    /// <inheritdoc/>
    public void ClearProperty(string path, Collection<string> propertyToClear) =>
        Change(path, "Clear", propertyToClear.ToDictionary(p => p, _ => (object?)null));

    /// <inheritdoc/>
    public object? NewPropertyDynamicParameters(string path, string propertyName, string propertyTypeName, object value) => Begun(path);

    /// <inheritdoc/>
    public void NewProperty(string path, string propertyName, string propertyTypeName, object value) =>
        Change(path, "Add", new Dictionary<string, object?> { [propertyName] = value ?? "" });

    /// <inheritdoc/>
    public object? RemovePropertyDynamicParameters(string path, string propertyName) => Begun(path);

    /// <inheritdoc/>
    public void RemoveProperty(string path, string propertyName) =>
        Change(path, "Remove", new Dictionary<string, object?> { [propertyName] = null });

    /// <inheritdoc/>
    public object? RenamePropertyDynamicParameters(string path, string sourceProperty, string destinationProperty) => Begun(path);

    /// <inheritdoc/>
    public void RenameProperty(string path, string sourceProperty, string destinationProperty) =>
        Carry(path, sourceProperty, path, destinationProperty, isMove: true);

    /// <inheritdoc/>
    public object? CopyPropertyDynamicParameters(string sourcePath, string sourceProperty, string destinationPath,
        string destinationProperty) => Begun(sourcePath);

    /// <inheritdoc/>
    public void CopyProperty(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty) =>
        Carry(sourcePath, sourceProperty, destinationPath, destinationProperty, isMove: false);

    /// <inheritdoc/>
    public object? MovePropertyDynamicParameters(string sourcePath, string sourceProperty, string destinationPath,
        string destinationProperty) => Begun(sourcePath);

    /// <inheritdoc/>
    public void MoveProperty(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty) =>
        Carry(sourcePath, sourceProperty, destinationPath, destinationProperty, isMove: true);

    private object? Begun(string path)
    {
        Begin(path);
        return null;
    }

    private void Change(string path, string verb, IReadOnlyDictionary<string, object?> values) => Try(path, (at, drive) =>
    {
        if (Existing(drive, at).Object is null)
            throw new DriveRefusal("NoProperties", ErrorCategory.InvalidOperation,
                $"'{at.Shown}' is no object, and has no properties to set.");
        if (May($"{verb} {string.Join(", ", values.Keys)}", at.Shown))
            Run(drive, (store, _, token) => new ObjectProperties(store, at).WriteAsync(values, token));
        return true;
    });

    private void Carry(string path, string name, string destination, string newName, bool isMove)
    {
        object? value = Try(path, (at, drive) => Run(drive, (store, _, token) => new ObjectProperties(store, at).ReadAsync([name], token)))
            ?.Properties[name]?.Value;
        if (value is null)
        {
            WriteError(NoProperty(name, At(path)));
            return;
        }
        var values = new Dictionary<string, object?> { [newName] = value };
        bool isOne = string.Equals(path, destination, StringComparison.Ordinal);
        if (isMove && isOne) values[name] = null;
        Change(destination, "Set", values);
        if (isMove && !isOne) RemoveProperty(path, name);
    }

    private static PSObject OfContainer(DrivePath path, ICollection<string> wanted)
    {
        var properties = new PSObject();
        if (wanted.Count == 0 || wanted.Contains("Name")) properties.Properties.Add(new PSNoteProperty("Name", path.Name));
        return properties;
    }
}
