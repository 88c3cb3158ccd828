namespace OpenIntegrations.S3.Items.Names;

/// <summary>A pattern that takes names in, or leaves them out, where the order of several counts.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="IsIncluded">Whether the names are meant.</param>
public readonly record struct NamePick(string Pattern, bool IsIncluded);
