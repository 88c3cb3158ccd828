using System;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Drive.Paths;

/// <summary>
/// A path as PowerShell hands it to the provider: <c>S3@/bucket/key</c>. It begins with the drive's name, because a piped item comes
/// without its drive, and with a mark, because PowerShell takes roots like <c>/</c> and <c>S3:/bucket</c> for something else.
/// </summary>
/// <param name="Drive">The drive's name; empty where the path does not say.</param>
/// <param name="Bucket">Empty for the store itself.</param>
/// <param name="Key">
/// The key of an object, or the folder of that name without the slash at its end; null for the bucket. It is empty for the folder of keys
/// that begin with a slash.
/// </param>
internal sealed record DrivePath(string Drive, string Bucket, string? Key)
{
    private const char Mark = '@';
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>Where the last name of a path begins, and the length of the path without separators at its end.</summary>
    public static (int Name, int End) LastName(string path)
    {
        int end = path.TrimEnd(s_separators).Length;
        return (end == 0 ? 0 : path.LastIndexOfAny(s_separators, end - 1) + 1, end);
    }

    public static bool HasSeparator(string text) => text.IndexOfAny(s_separators) >= 0;

    public static bool EndsInSeparator(string path) => path.Length > 0 && path[path.Length - 1] is '/' or '\\';

    public bool IsStore => Bucket.Length == 0;

    public bool IsBucket => Bucket.Length > 0 && Key is null;

    /// <summary>What the keys in the folder of this name begin with.</summary>
    public string Prefix => Key is null ? "" : Key + "/";

    /// <summary>The last name in it.</summary>
    public string Name => IsStore ? Drive + ":" : Key is null ? Bucket : KeyName.Of(Key.Substring(Key.LastIndexOf('/') + 1));

    public DrivePath Parent => this switch
    {
        { IsStore: true } => this,
        { IsBucket: true } => this with { Bucket = "" },
        _ => this with { Key = Key!.LastIndexOf('/') is var slash && slash < 0 ? null : Key.Substring(0, slash) },
    };

    /// <summary>Whether it is said from the root of its drive, which is all that PowerShell says of a new item's -LiteralPath.</summary>
    public bool IsFromRoot { get; init; }

    /// <summary>Whether it was written with a separator at its end, which only folders have.</summary>
    public bool NamesFolder { get; init; }

    /// <summary>How much of it stands for the root of the drive, which nobody writes.</summary>
    public int Hidden { get; init; }

    /// <summary>As a person writes it.</summary>
    public string Shown => Drive + ":/" + (Text('/') is var text && text.Length > Hidden ? text.Substring(Hidden).TrimStart('/') : "");

    /// <summary>The root of a drive: a bucket, or a bucket with a prefix.</summary>
    public static DrivePath Root(string drive, string place) => Of(drive, place.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
        ? place.Substring("s3://".Length) : place);

    public static DrivePath Parse(string path)
    {
        int end = path.IndexOfAny(s_separators);
        string first = end < 0 ? path : path.Substring(0, end);
        bool isNamed = first.Length > 0 && first[first.Length - 1] is Mark or ':';
        DrivePath named = isNamed ? Of(first.Substring(0, first.Length - 1), end < 0 ? "" : path.Substring(end + 1)) : Of("", path);
        return named with { IsFromRoot = !isNamed || first[first.Length - 1] != Mark, NamesFolder = EndsInSeparator(path) };
    }

    /// <summary>The same place, said from the root of the store, in a drive that begins at another one.</summary>
    public DrivePath Below(DrivePath root) => !IsFromRoot || root.IsStore ? this with { IsFromRoot = false }
        : IsStore ? root with { Drive = Drive }
        : root with { Drive = Drive, Key = root.Prefix + KeyName.Piece(Bucket) + (Key is null ? "" : "/" + Key) };

    /// <summary>What a name in this folder stands for.</summary>
    public DrivePath Child(string name) => (IsStore ? this with { Bucket = name } : this with { Key = Prefix + KeyName.Piece(name) })
        with { NamesFolder = false };

    /// <summary>Whether it is the same as another, or lies in the folder of that name.</summary>
    public bool IsWithin(DrivePath other) => other.IsStore || (Bucket == other.Bucket
        && (other.Key is null || Key == other.Key || Key?.StartsWith(other.Prefix, StringComparison.Ordinal) == true));

    /// <summary>The provider's path, with the separators of the platform: other ones cost PowerShell a question each.</summary>
    public override string ToString() => Drive + Mark + (IsStore ? "" : Path.DirectorySeparatorChar + Text(Path.DirectorySeparatorChar));

    /// <summary>Where it leads, whatever is shown of it.</summary>
    public bool Equals(DrivePath? other) =>
        other is not null && Drive == other.Drive && Bucket == other.Bucket && string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override int GetHashCode() => (Drive, Bucket, Key).GetHashCode();

    private static DrivePath Of(string drive, string text)
    {
        string[] names = text.Trim(s_separators).Replace('\\', '/').Split('/');
        return new DrivePath(drive, names[0], names.Length == 1 ? null : string.Join("/", names.Skip(1).Select(KeyName.Piece)));
    }

    private string Text(char separator) => IsStore ? "" : Key is null ? Bucket
        : Bucket + separator + string.Join(separator.ToString(), Key.Split('/').Select(KeyName.Of));
}
