using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace OpenIntegrations.S3.Import;

/// <summary>A hashtable that is being typed behind a parameter, and where in it the cursor stands.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Parameter">The parameter that takes the outermost hashtable.</param>
/// <param name="Path">The keys that lead from there to the one with the cursor.</param>
/// <param name="Keys">The keys that it has already.</param>
/// <param name="Key">The key whose value is being typed; null where a key is.</param>
/// <param name="Word">What of the key or the value is there.</param>
/// <param name="WordStart">Where that begins.</param>
internal sealed record TypedTable(string Command, string Parameter, IReadOnlyList<string> Path, IReadOnlyList<string> Keys, string? Key,
    string Word, int WordStart)
{
    /// <summary>The hashtable around the cursor; null for none.</summary>
    /// <param name="ast">The input.</param>
    /// <param name="cursor">Where in it the cursor stands.</param>
    /// <param name="isKnown">Whether the hashtables of a command are of interest.</param>
    public static TypedTable? At(Ast ast, int cursor, Func<string, bool> isKnown)
    {
        HashtableAst? table = ast.FindAll(a => a is HashtableAst t && Holds(t, cursor), searchNestedScriptBlocks: true)
            .Cast<HashtableAst>().OrderBy(t => t.Extent.StartOffset).LastOrDefault();
        if (table is null || Place(table, isKnown) is not { } place) return null;
        string text = ast.Extent.Text;
        int Offset(int at) => at - ast.Extent.StartOffset;
        string Between(int start) => text.Substring(Offset(start), Math.Min(cursor, ast.Extent.EndOffset) - start);
        var before = table.KeyValuePairs.Where(p => p.Item1.Extent.EndOffset < cursor).ToList();
        string? value = before.Count == 0 ? null : ValueIn(Between(before[before.Count - 1].Item1.Extent.EndOffset));
        string line = Between(table.Extent.StartOffset);
        string word = value ?? line.Substring(line.Length - line.Reverse().TakeWhile(c => char.IsLetterOrDigit(c)).Count());
        return new(place.Command, place.Parameter, place.Path, [.. before.Select(p => NameOf(p.Item1))],
            value is null ? null : NameOf(before[before.Count - 1].Item1), word, cursor - word.Length);
    }

    /// <summary>What of a value stands behind its key; null when the value is over, or is none.</summary>
    private static string? ValueIn(string text)
    {
        int sign = text.IndexOf('=');
        if (sign < 0) return null;
        string value = text.Substring(sign + 1).TrimStart();
        return value.IndexOfAny([';', '\n', '@', '(', '{']) < 0 ? value : null;
    }

    /// <summary>Whether the cursor is in it. One that nobody closed yet goes on to the end.</summary>
    private static bool Holds(HashtableAst table, int cursor)
    {
        IScriptExtent extent = table.Extent;
        if (cursor < extent.StartOffset + 2) return false;
        bool isClosed = extent.Text.EndsWith('}')
            && !table.FindAll(a => a != table && a.Extent.EndOffset == extent.EndOffset, searchNestedScriptBlocks: true).Any();
        return !isClosed || cursor < extent.EndOffset;
    }

    private static (string Command, string Parameter, IReadOnlyList<string> Path)? Place(HashtableAst table,
        Func<string, bool> isKnown)
    {
        var path = new List<string>();
        Ast child = table;
        for (Ast at = table.Parent; at is not CommandAst; (child, at) = (at, at.Parent))
        {
            if (at is HashtableAst outer) path.Insert(0, KeyOf(outer, child));
            else if (at is not (CommandExpressionAst or PipelineAst or StatementBlockAst or ArrayExpressionAst or ArrayLiteralAst
                or ParenExpressionAst or ConvertExpressionAst or CommandParameterAst or ErrorExpressionAst or ErrorStatementAst))
                return null;
        }
        var command = (CommandAst)child.Parent;
        string name = command.GetCommandName() ?? "";
        name = name.Substring(name.LastIndexOf('\\') + 1);
        if (!isKnown(name)) return null;
        string? parameter = StaticParameterBinder.BindCommand(command, resolve: true).BoundParameters
            .FirstOrDefault(p => p.Value.Value == child || (child is CommandParameterAst given && given.Argument == p.Value.Value)).Key;
        return parameter is null ? null : (name, parameter, path);
    }

    private static string KeyOf(HashtableAst table, Ast value) =>
        table.KeyValuePairs.LastOrDefault(p => p.Item1.Extent.EndOffset <= value.Extent.StartOffset) is { } pair ? NameOf(pair.Item1) : "";

    private static string NameOf(ExpressionAst key) => (key as StringConstantExpressionAst)?.Value ?? key.Extent.Text;
}
