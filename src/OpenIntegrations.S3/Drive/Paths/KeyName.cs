using System.Globalization;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Drive.Paths;

/// <summary>
/// A piece of a key as a name in a path, and back. Most pieces are names as they are. What PowerShell would fold or cut (an empty piece,
/// <c>.</c>, <c>..</c>, a backslash) is written with the full-width sign that looks like it, on every platform; what would drive a
/// terminal, as a mark, a <c>u</c> and four digits; a key that has such a sign itself has a mark before it. So each key has one name.
/// </summary>
internal static class KeyName
{
    private const char Slash = '\uFF0F';
    private const char Backslash = '\uFF3C';
    private const char Dot = '\uFF0E';
    private const char Mark = '\u201B';
    private const char Code = 'u';
    private const int Digits = 4;

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
            if (name[i] == Mark && i + 1 < name.Length && IsSign(name[i + 1])) piece.Append(name[++i]);
            else if (Coded(name, i) is { } c)
            {
                piece.Append(c);
                i += Digits + 1;
            }
            else piece.Append(name[i] == Backslash ? '\\' : name[i]);
        }
        return piece.ToString();
    }

    private static bool NeedsCare(char c) => IsSign(c) || TerminalText.Drives(c);

    private static bool IsSign(char c) => c is '\\' or Slash or Backslash or Dot or Mark;

    // What a mark, a u and four digits stand for; null where there is nothing like that.
    private static char? Coded(string name, int at) =>
        name[at] == Mark && at + Digits + 1 < name.Length && name[at + 1] == Code
            && ushort.TryParse(name.Substring(at + 2, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort c)
            && TerminalText.Drives((char)c) ? (char)c : null;

    private static string Careful(string piece)
    {
        var name = new StringBuilder(piece.Length + 2);
        foreach (char c in piece)
        {
            if (c == '\\') name.Append(Backslash);
            else if (IsSign(c)) name.Append(Mark).Append(c);
            else if (NeedsCare(c)) name.Append(Mark).Append(Code).Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else name.Append(c);
        }
        return name.ToString();
    }
}
