using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>A piece of a pattern: what it takes, one character or many.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Character">The character that is meant, as a code point.</param>
/// <param name="Ranges">The characters of a set, from and to.</param>
internal sealed record PatternToken(PatternKind Kind, int Character = 0, IReadOnlyList<(int From, int To)>? Ranges = null)
{
    /// <summary>Whether it may take nothing.</summary>
    public bool MayBeNothing => Kind is PatternKind.Many or PatternKind.Deep or PatternKind.Levels;

    public bool Takes(int character)
    {
        if (Kind == PatternKind.One) return character == Character;
        if (Kind is PatternKind.Deep or PatternKind.Levels) return true;
        return character != '/' && (Ranges is null || IsIn(character));
    }

    private bool IsIn(int character)
    {
        foreach (var (from, to) in Ranges!)
        {
            if (character >= from && character <= to) return true;
        }
        return false;
    }
}

internal enum PatternKind
{
    /// <summary>The character itself.</summary>
    One,

    /// <summary><c>?</c> or a set: one character of a level.</summary>
    Any,

    /// <summary><c>*</c>: any number of characters of a level.</summary>
    Many,

    /// <summary><c>**</c>: anything, over levels.</summary>
    Deep,

    /// <summary><c>**/</c>: any number of whole levels.</summary>
    Levels,
}
