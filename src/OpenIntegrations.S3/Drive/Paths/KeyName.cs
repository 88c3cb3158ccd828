using System.Linq;
using System.Text;

namespace OpenIntegrations.S3.Drive.Paths;

/// <summary>
/// A piece of a key as a name in a path, and back. Most pieces are names as they are. What PowerShell would fold or cut (an empty piece,
/// <c>.</c>, <c>..</c>, a backslash) is written with the full-width sign that looks like it, on every platform; a key that has such a sign
/// itself has a mark before it. So each key has one name.
/// </summary>
internal static class KeyName
{
    private const char Slash = '\uFF0F';
    private const char Backslash = '\uFF3C';
    private const char Dot = '\uFF0E';
    private const char Mark = '\u201B';

    /// <summary>The name of a piece between two slashes of a key.</summary>
    public static string Of(string piece) => piece switch
    {
        "" => Slash.ToString(),
        "." => Dot.ToString(),
        ".." => new string(Dot, 2),
        _ when piece.Any(NeedsCare) => Careful(piece),
        _ => piece,
    };

    /// <summary>The piece that a name stands for.</summary>
    public static string Piece(string name)
    {
        if (!name.Any(NeedsCare)) return name;
        if (name == Slash.ToString()) return "";
        if (name.All(c => c == Dot) && name.Length <= 2) return new string('.', name.Length);
        var piece = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == Mark && i + 1 < name.Length && NeedsCare(name[i + 1])) piece.Append(name[++i]);
            else piece.Append(name[i] == Backslash ? '\\' : name[i]);
        }
        return piece.ToString();
    }

    private static bool NeedsCare(char c) => c is '\\' or Slash or Backslash or Dot or Mark;

    private static string Careful(string piece)
    {
        var name = new StringBuilder(piece.Length + 2);
        foreach (char c in piece)
        {
            if (c == '\\') name.Append(Backslash);
            else if (NeedsCare(c)) name.Append(Mark).Append(c);
            else name.Append(c);
        }
        return name.ToString();
    }
}
