using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>Reads a pattern's text.</summary>
internal sealed class PatternReader(string text)
{
    private const char Escape = '`';
    private readonly List<PatternToken> _tokens = [];
    private int _at;

    /// <exception cref="FormatException">A set has no end, or nothing in it.</exception>
    public IReadOnlyList<PatternToken> Read()
    {
        while (_at < text.Length)
        {
            char c = text[_at];
            if (c == '*') ReadStars();
            else if (c == '?') Add(PatternKind.Any);
            else if (c == '[') ReadSet();
            else _tokens.Add(new(PatternKind.One, Character()));
        }
        return _tokens;
    }

    /// <summary>The character at a place and how much text it takes: two where it is a pair of surrogates.</summary>
    public static int CodePoint(string text, int at, out int length)
    {
        bool isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        length = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
    }

    private void Add(PatternKind kind)
    {
        _at++;
        _tokens.Add(new(kind));
    }

    private void ReadStars()
    {
        bool isLevel = _at == 0 || text[_at - 1] == '/';
        int start = _at;
        while (_at < text.Length && text[_at] == '*') _at++;
        if (_at - start == 1) _tokens.Add(new(PatternKind.Many));
        else if (isLevel && _at < text.Length && text[_at] == '/') Add(PatternKind.Levels);
        else _tokens.Add(new(PatternKind.Deep));
    }

    private void ReadSet()
    {
        int start = _at++;
        var ranges = new List<(int, int)>();
        while (_at < text.Length && text[_at] != ']')
        {
            int from = Character();
            bool isRange = _at + 1 < text.Length && text[_at] == '-' && text[_at + 1] != ']';
            if (isRange) _at++;
            ranges.Add((from, isRange ? Character() : from));
        }
        if (_at == text.Length || ranges.Count == 0)
            throw new FormatException($"'{text}' is no pattern: nothing ends the set that begins with the [ at {start + 1}, or nothing "
                + "is in it. A ` before the [ takes it as it is.");
        _at++;
        _tokens.Add(new(PatternKind.Any, Ranges: ranges));
    }

    private int Character()
    {
        if (text[_at] == Escape && _at + 1 < text.Length) _at++;
        int character = CodePoint(text, _at, out int length);
        _at += length;
        return character;
    }
}
