using System;
using System.Globalization;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>What the name of a file in a bucket's folder says that it is.</summary>
internal enum StoreNameKind
{
    /// <summary><c>ID.json</c></summary>
    Version,

    /// <summary><c>ID.data</c></summary>
    Data,

    /// <summary><c>ID.tmp</c>: bytes that come in.</summary>
    Draft,

    /// <summary><c>bucket.json</c></summary>
    Settings,

    /// <summary><c>upload.json</c></summary>
    Upload,

    /// <summary><c>NUMBER.json</c></summary>
    Part,

    /// <summary><c>NUMBER-ID.data</c></summary>
    PartData,
}

/// <summary>
/// A name that the server gives to files. What has none of these names is somebody else's, and is left alone: it is not read, not
/// followed, not erased.
/// </summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Id">The ID in it; empty when there is none.</param>
/// <param name="Number">The number of a part.</param>
/// <param name="State">Whether it is the file, or what is left of the making or the deleting of one.</param>
internal sealed record StoreName(StoreNameKind Kind, string Id = "", int Number = 0, StoreNameState State = StoreNameState.Kept)
{
    private const int NumberLength = 5;

    /// <summary>Null when the server names no file so.</summary>
    public static StoreName? Parse(string name)
    {
        if (Without(name, FolderLayout.Gone) is { } buried) return In(StoreNameState.Gone, Document(buried));
        if (Without(name, FolderLayout.Temporary) is not { } made) return Document(name) ?? Bytes(name);
        return In(StoreNameState.New, Sequence.IsName(made) ? new(StoreNameKind.Draft, made) : Document(made));
    }

    public static bool IsPartData(string name, int number) =>
        Parse(name) is { Kind: StoreNameKind.PartData, State: StoreNameState.Kept } part && part.Number == number;

    private static StoreName? In(StoreNameState state, StoreName? name) => name is null ? null : name with { State = state };

    private static StoreName? Document(string name)
    {
        if (name == FolderLayout.SettingsName) return new(StoreNameKind.Settings);
        if (name == FolderLayout.UploadName) return new(StoreNameKind.Upload);
        if (Without(name, FolderLayout.Json) is not { } id) return null;
        if (Sequence.IsName(id)) return new(StoreNameKind.Version, id);
        return NumberOf(id) is { } number ? new(StoreNameKind.Part, "", number) : null;
    }

    private static StoreName? Bytes(string name)
    {
        if (Without(name, FolderLayout.Data) is not { } id) return null;
        if (Sequence.IsName(id)) return new(StoreNameKind.Data, id);
        if (id.Length <= NumberLength || id[NumberLength] != '-' || !Sequence.IsName(id.Substring(NumberLength + 1))) return null;
        return NumberOf(id.Substring(0, NumberLength)) is { } number
            ? new(StoreNameKind.PartData, id.Substring(NumberLength + 1), number) : null;
    }

    private static int? NumberOf(string digits) =>
        digits.Length == NumberLength && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 1 and <= ObjectPart.MaxNumber ? number : null;

    private static string? Without(string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : null;
}

/// <summary>Where a file is between its making and its end.</summary>
internal enum StoreNameState
{
    Kept,

    /// <summary>It is being written; what it describes was never there for anybody.</summary>
    New,

    /// <summary>It was superseded or deleted; what it describes is being erased.</summary>
    Gone,
}
