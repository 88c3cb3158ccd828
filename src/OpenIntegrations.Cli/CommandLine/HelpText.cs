using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.Cli;

/// <summary>The pages that explain the command line.</summary>
internal static class HelpText
{
    public static void Start(TextWriter output, IEnumerable<Library> libraries, IEnumerable<Method> commands)
    {
        output.WriteLine("oint: S3 and the accounts around it, from any shell.");
        output.WriteLine();
        output.WriteLine("  oint <library> <method> --option value ...");
        output.WriteLine();
        foreach (Library library in libraries) output.WriteLine($"  oint {library.Name,-12} {library.Description}");
        foreach (Method command in commands) output.WriteLine($"  oint {command.English,-12} {command.Description}");
        output.WriteLine();
        output.WriteLine("oint <library> lists its methods, oint <library> <method> --help its options.");
        output.WriteLine("The connection of s3 is --basic (JSON, a file, or profile:name), else OINT_BASIC, else the profile named default.");
        output.WriteLine("That of s3hosting is --token, --key or --profile, else OINT_HOSTING_TOKEN, OINT_HOSTING_KEY, or the profile named default.");
    }

    public static void Methods(TextWriter output, Library library)
    {
        output.WriteLine($"oint {library.Name}: {library.Description}");
        output.WriteLine();
        int width = library.Methods.Max(m => m.English.Length) + 2;
        int russian = library.Methods.Max(m => m.Russian.Length) + 2;
        if (library.Methods.All(m => m.Russian == m.English)) russian = 0;
        foreach (Method method in library.Methods) output.WriteLine("  " + method.English.PadRight(width) + (russian == 0 ? "" : method.Russian.PadRight(russian)) + method.Description);
    }

    public static void Options(TextWriter output, Library? library, Method method)
    {
        output.WriteLine($"oint {(library is null ? "" : library.Name + " ")}{method.English}{(method.Russian == method.English ? "" : $" ({method.Russian})")}");
        output.WriteLine(method.Description);
        foreach (string remark in method.Remarks) output.WriteLine(remark);
        output.WriteLine();
        int width = Math.Max(16, method.Options.Select(o => Names(o).Length).DefaultIfEmpty().Max());
        foreach (Option option in method.Options.Where(o => !o.IsFixed)) output.WriteLine($"  {Names(option).PadRight(width)} - {option.Description}{Note(option)}");
        output.WriteLine();
        output.WriteLine($"  {"--out".PadRight(width)} - The file that takes the result; _hex_, _base64_ or _utf8_ prints bytes");
        output.WriteLine($"  {"--config".PadRight(width)} - JSON with timeout (s), retries, proxy");
        output.WriteLine($"  {"--test".PadRight(width)} - Says what would be sent, and sends nothing");
        output.WriteLine($"  {"--debug".PadRight(width)} - Says what is done, on standard error");
        output.WriteLine($"  {"--help".PadRight(width)} - This page");
    }

    private static string Names(Option option) => (option.Short == Option.None ? "" : $"-{option.Short}, ") + "--" + option.Name;

    private static string Note(Option option) => (option.IsRequired, option.Default) switch
    {
        (true, _) => "",
        (_, null) => " (optional)",
        (_, var value) => $" (optional, def. val. - {value})",
    };
}
