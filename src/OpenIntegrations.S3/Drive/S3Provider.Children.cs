using System;
using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

// What lies in a folder.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override object GetChildItemsDynamicParameters(string path, bool recurse)
    {
        Begin(path, recurse ? null : Want.List);
        return new ListParameters();
    }

    /// <inheritdoc/>
    protected override object GetChildNamesDynamicParameters(string path)
    {
        Begin(path, Want.List);
        return new ListParameters();
    }

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse) => GetChildItems(path, recurse, uint.MaxValue);

    /// <inheritdoc/>
    protected override void GetChildItems(string path, bool recurse, uint depth) => Try(path, (at, drive) =>
    {
        var list = new ChildList(nodes =>
        {
            foreach (Node node in nodes) Write(drive, node);
        }, Selection.Of(Filter, DynamicParameters));
        if (!IsRoot(drive, at) && (at.NamesFolder ? Existing(drive, at) : Find(drive, at)) is { Folder: null, Object: { } item })
            list.Write([item]);
        else if (!recurse || depth == 0) Children(drive, at, list);
        else if (depth < uint.MaxValue || at.IsStore)
            Run(drive, (store, pump, token) => list.ByLevelAsync(store, pump, at, depth, token));
        else Run(drive, (store, pump, token) => list.DeepAsync(store, pump, at, token));
        drive.Give();
        return true;
    });

    /// <inheritdoc/>
    protected override bool ConvertPath(string path, string filter, ref string updatedPath, ref string updatedFilter)
    {
        (updatedPath, updatedFilter) = (path, NamePattern.Join(path, filter));
        return true;
    }

    /// <inheritdoc/>
    protected override void GetChildNames(string path, ReturnContainers returnContainers) => Try(path, (at, drive) =>
    {
        if (!IsRoot(drive, at) && Find(drive, at) is { Folder: null, Object: not null })
        {
            WriteItemObject(at.Name, at.ToString(), false);
            return true;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool all = returnContainers == ReturnContainers.ReturnAllContainers;
        NamePattern pattern = NamePattern.Of(Filter);
        Children(drive, at, new ChildList(nodes =>
        {
            // Folders come first: of a folder and an object of one name, the folder has it.
            foreach (Node node in nodes)
            {
                DrivePath child = node.PathIn(drive.Name);
                bool isMeant = pattern.Takes(child.Name) || (all && node.IsContainer);
                if (isMeant && seen.Add(child.Name)) WriteItemObject(child.Name, child.ToString(), node.IsContainer);
            }
        }, Selection.Of(pattern.Filter, DynamicParameters, all)));
        // PowerShell asks for names to find what a pattern fits, too; only Get-ChildItem -Name has parameters then.
        if (DynamicParameters is ListParameters) drive.Give();
        return true;
    });

    private void Children(S3DriveInfo drive, DrivePath at, ChildList list)
    {
        if (drive.Store.Cache.Level(at) is { } level) list.Write(Level.Ordered(level.Nodes));
        else Run(drive, (store, pump, token) => list.OneLevelAsync(store, pump, at, token));
    }
}
