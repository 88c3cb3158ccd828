using System.Text;

namespace OpenIntegrations.S3.Output;

/// <summary>Text in lines that fit, each below the other.</summary>
internal static class Wrapped
{
    // Narrower than this, the screen's own way of breaking lines is better.
    private const int Narrowest = 20;

    /// <param name="text">The text; only blanks are places to break it.</param>
    /// <param name="width">Characters that a line has room for.</param>
    /// <param name="indent">Blanks before each line but the first.</param>
    public static string Text(string text, int width, int indent)
    {
        if (width < Narrowest) return text;
        var wrapped = new StringBuilder();
        int used = 0;
        foreach (string word in text.Split(' '))
        {
            bool breaks = used > 0 && used + 1 + word.Length > width;
            if (breaks) wrapped.Append('\n').Append(' ', indent);
            else if (used > 0) wrapped.Append(' ');
            wrapped.Append(word);
            used = (breaks || used == 0 ? 0 : used + 1) + word.Length;
        }
        return wrapped.ToString();
    }
}
