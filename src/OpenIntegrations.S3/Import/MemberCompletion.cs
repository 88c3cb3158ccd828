using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;

namespace OpenIntegrations.S3.Import;

/// <summary>
/// Completes the members of hashtables that stand for documents, <c>-Configuration @{ Rule = @{ Sta</c>, and the words that members take.
/// PowerShell asks nobody for these; what it asks for all, TabExpansion2, asks here first.
/// </summary>
public static class MemberCompletion
{
    private const string Configuration = nameof(Configuration);

    private static readonly Lazy<Dictionary<string, Type>> s_cmdlets = new(static () => typeof(MemberCompletion).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(S3Cmdlet)))
        .Select(t => (Cmdlet: t.GetCustomAttribute<CmdletAttribute>(), Type: t)).Where(t => t.Cmdlet is not null)
        .ToDictionary(t => t.Cmdlet!.VerbName + "-" + t.Cmdlet.NounName, t => t.Type, StringComparer.OrdinalIgnoreCase));

    /// <summary>What completes all else in this runspace.</summary>
    public static ScriptBlock? Rest()
    {
        ExpansionFunction.Current.CompletePaths();
        return ExpansionFunction.Current.Before;
    }

    /// <summary>The completions of a line; null where the cursor is in no hashtable of ours.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cursor">Where in it the cursor stands.</param>
    public static CommandCompletion? Complete(string line, int cursor) =>
        line.IndexOf("@{", StringComparison.Ordinal) < 0 ? null : Complete(Parser.ParseInput(line, out _, out _), cursor);

    /// <summary>The completions of what was parsed; null where the cursor is in no hashtable of ours.</summary>
    /// <param name="ast">The input.</param>
    /// <param name="cursor">Where in it the cursor stands.</param>
    public static CommandCompletion? Complete(Ast ast, int cursor)
    {
        if (TypedTable.At(ast, cursor, s_cmdlets.Value.ContainsKey) is not { } table) return null;
        List<Shape> shapes = Shapes(table);
        var matches = table.Key is { } key
            ? shapes.Select(s => Find(s, key)).FirstOrDefault(s => s is not null) is { } member ? Words(member, table.Word) : []
            : Members(shapes, table);
        var found = new Collection<CompletionResult>(matches.ToList());
        return found.Count == 0 ? null : new CommandCompletion(found, -1, table.WordStart, cursor - table.WordStart);
    }

    /// <summary>What the hashtable can be: the document, or where that is a list of things, one of these.</summary>
    private static List<Shape> Shapes(TypedTable table)
    {
        var operation = s_cmdlets.Value[table.Command].GetCustomAttributes<S3OperationAttribute>().FirstOrDefault();
        if (operation?.Route.RequestRoot is not { } name || Documents.Shapes.Find(name) is not { } root) return [];
        List<Shape> shapes = table.Parameter == Configuration ? [root, .. root.SoleList().Reverse().Take(1)]
            : Find(root, table.Parameter) is { } part ? [part] : [];
        foreach (string step in table.Path)
            shapes = step == root.Name ? shapes : [.. shapes.Select(s => Find(s, step)).OfType<Shape>()];
        return shapes;
    }

    private static IEnumerable<CompletionResult> Members(List<Shape> shapes, TypedTable table) => shapes.SelectMany(s => s.Members)
        .Where(m => m.Name.StartsWith(table.Word, StringComparison.OrdinalIgnoreCase)
            && !table.Keys.Contains(m.Name, StringComparer.OrdinalIgnoreCase))
        .GroupBy(m => m.Name).Select(g => g.First()).Select(m => new CompletionResult(
            m.Name.All(c => char.IsLetterOrDigit(c)) ? m.Name : TypedWord.Quote(m.Name), m.Name, CompletionResultType.Property, Tip(m)));

    private static IEnumerable<CompletionResult> Words(Shape member, string typed)
    {
        string beginning = TypedWord.Read(typed);
        string[] words = member.Kind == ShapeKind.Boolean ? ["$true", "$false"] : [.. member.Words.Select(TypedWord.Quote)];
        return words.Where(w => w.TrimStart('\'').StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            .Select(w => new CompletionResult(w, w.Trim('\''), CompletionResultType.ParameterValue, w));
    }

    private static string Tip(Shape member) => (member.Repeats ? "several: " : "") + (member.Kind == ShapeKind.Map
        ? "@{ " + string.Join("; ", member.Members.Select(m => m.Name)) + " }"
        : member.Words.Count > 0 ? string.Join(", ", member.Words) : member.Kind.ToString());

    private static Shape? Find(Shape shape, string name) => shape.Find(name, StringComparison.OrdinalIgnoreCase);
}
