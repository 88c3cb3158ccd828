using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>
/// Names by wildcards: <c>*</c> and <c>?</c> stay within a level, <c>**</c> crosses levels, <c>[a-z]</c> is one character of a set, and a
/// backtick takes what is behind it as it is. Case counts, as it does in keys.
/// </summary>
public sealed class Pattern
{
    private readonly IReadOnlyList<PatternToken> _tokens;

    /// <exception cref="FormatException">A set in it has no end.</exception>
    public Pattern(string text)
    {
        Text = text;
        _tokens = new PatternReader(text).Read();
        Prefix = Literal(_tokens.TakeWhile(t => t.Kind == PatternKind.One));
    }

    public string Text { get; }

    /// <summary>What all that it names begins with.</summary>
    public string Prefix { get; }

    /// <summary>The folder that all is in that it names: empty, or ending in <c>/</c>.</summary>
    public string Folder => Prefix.Substring(0, Prefix.LastIndexOf('/') + 1);

    /// <summary>Whether it names one thing only, which is <see cref="Prefix"/>.</summary>
    public bool IsLiteral => _tokens.All(t => t.Kind == PatternKind.One);

    /// <summary>Whether it crosses levels.</summary>
    public bool IsDeep => _tokens.Any(t => t.Kind is PatternKind.Deep or PatternKind.Levels);

    /// <summary>Whether a text has what a pattern is known by.</summary>
    public static bool IsIn(string text) => text.IndexOfAny(['*', '?', '[']) >= 0;

    /// <summary>The text as it is written where wildcards count. Without one of them a backtick is what it is.</summary>
    public static string Escape(string text) => !IsIn(text) ? text
        : string.Concat(text.Select(c => c is '*' or '?' or '[' or ']' or '`' ? "`" + c : c.ToString()));

    /// <summary>Whether it names this path.</summary>
    public bool Matches(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) && Run(path, floats: false, stopsAtLevels: false);

    /// <summary>Whether it names this path or a folder that the path is in.</summary>
    /// <param name="path">The path.</param>
    /// <param name="floats">Whether it may begin at any level.</param>
    internal bool Covers(string path, bool floats) => Run(path, floats, stopsAtLevels: true);

    /// <summary>The levels of the text, each of which is a pattern of its own.</summary>
    internal static List<string> Levels(string text)
    {
        var levels = new List<string>();
        int start = 0;
        bool isSet = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '`') i++;
            else if (text[i] == '[') isSet = true;
            else if (text[i] == ']') isSet = false;
            else if (text[i] == '/' && !isSet)
            {
                levels.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }
        levels.Add(text.Substring(start));
        return levels;
    }

    private static string Literal(IEnumerable<PatternToken> tokens)
    {
        var text = new StringBuilder();
        foreach (PatternToken token in tokens)
        {
            // A lone surrogate is no code point of its own, and stays what it is.
            if (token.Character is >= 0xD800 and <= 0xDFFF) text.Append((char)token.Character);
            else text.Append(char.ConvertFromUtf32(token.Character));
        }
        return text.ToString();
    }

    // All ways through the pattern at once: no text takes longer than its length times the pattern's.
    private bool Run(string path, bool floats, bool stopsAtLevels)
    {
        bool[] now = new bool[_tokens.Count + 1], next = new bool[_tokens.Count + 1];
        Enter(now, 0);
        for (int at = 0; at < path.Length;)
        {
            int character = PatternReader.CodePoint(path, at, out int length);
            if (stopsAtLevels && at > 0 && character == '/' && now[_tokens.Count]) return true;
            Array.Clear(next, 0, next.Length);
            Step(now, next, character);
            if (floats && character == '/') Enter(next, 0);
            (now, next) = (next, now);
            at += length;
        }
        return now[_tokens.Count];
    }

    private void Step(bool[] now, bool[] next, int character)
    {
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (!now[i] || !_tokens[i].Takes(character)) continue;
            if (_tokens[i].Kind is PatternKind.Many or PatternKind.Deep) Enter(next, i);
            else if (_tokens[i].Kind != PatternKind.Levels) Enter(next, i + 1);
            else if (character == '/') Enter(next, i);
            else next[i] = true;
        }
    }

    private void Enter(bool[] states, int at)
    {
        states[at] = true;
        while (at < _tokens.Count && _tokens[at].MayBeNothing) states[++at] = true;
    }
}
