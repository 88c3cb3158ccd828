using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.Trees;

namespace OpenIntegrations.Cli;

/// <summary>The pages that explain the command line.</summary>
internal static class HelpText
{
    public static void Start(TextWriter output, IEnumerable<Library> libraries, IEnumerable<Method> commands)
    {
        output.WriteLine("oint: S3 and the accounts around it, from any shell.");
        output.WriteLine();
        foreach (TreeCommand tree in TreeCommands.All) output.WriteLine($"  oint {tree.Name,-12} {tree.Description}");
        output.WriteLine();
        output.WriteLine("  oint <library> <method> --option value ...");
        output.WriteLine();
        foreach (Library library in libraries) output.WriteLine($"  oint {library.Name,-12} {library.Description}");
        foreach (Method command in commands) output.WriteLine($"  oint {command.English,-12} {command.Description}");
        output.WriteLine();
        output.WriteLine("oint <command> --help explains a command. oint <library> lists its methods, and oint <library> <method> --help");
        output.WriteLine("the options of one.");
        output.WriteLine(
            "The store is --profile, or --basic (JSON, a file, or profile:name), else OINT_BASIC, else the profile named default.");
        output.WriteLine(
            "That of s3hosting is --token, --key or --profile, else OINT_HOSTING_TOKEN, OINT_HOSTING_KEY, or the profile named default.");
    }

    public static void Methods(TextWriter output, Library library)
    {
        output.WriteLine($"oint {library.Name}: {library.Description}");
        output.WriteLine();
        int width = library.Methods.Max(m => m.English.Length) + 2;
        int russian = library.Methods.Where(HasTwoNames).Select(m => m.Russian.Length + 2).DefaultIfEmpty().Max();
        foreach (Method method in library.Methods.Where(HasTwoNames))
            output.WriteLine("  " + method.English.PadRight(width) + method.Russian.PadRight(russian) + method.Description);
        if (russian > 0 && !library.Methods.All(HasTwoNames)) output.WriteLine();
        foreach (Method method in library.Methods.Where(m => !HasTwoNames(m)))
            output.WriteLine("  " + method.English.PadRight(width) + method.Description);
    }

    public static void Options(TextWriter output, Library? library, Method method)
    {
        output.WriteLine(
            $"oint {(library is null ? "" : library.Name + " ")}{method.English}"
                + (method.Russian == method.English ? "" : $" ({method.Russian})"));
        output.WriteLine(method.Description);
        foreach (string remark in method.Remarks) output.WriteLine(remark);
        output.WriteLine();
        int width = Math.Max(16, method.Options.Select(o => Names(o).Length).DefaultIfEmpty().Max());
        foreach (Option option in method.Options.Where(o => !o.IsFixed))
            output.WriteLine($"  {Names(option).PadRight(width)} - {option.Description}{Note(option)}");
        output.WriteLine();
        output.WriteLine($"  {"--out".PadRight(width)} - The file that takes the result; _hex_, _base64_ or _utf8_ prints bytes");
        output.WriteLine($"  {"--config".PadRight(width)} - JSON with {Configuration.Names}; without a value: what they are");
        output.WriteLine($"  {"--test".PadRight(width)} - Says what would be sent, and sends nothing");
        output.WriteLine($"  {"--debug".PadRight(width)} - Says what is done, on standard error");
        output.WriteLine(
            $"  {"--exit-zero".PadRight(width)} - Ends with 0 when the store refuses, as OInt does; else with {ExitCode.Refused}");
        output.WriteLine($"  {"--help".PadRight(width)} - This page");
    }

    private static bool HasTwoNames(Method method) => method.Russian != method.English;

    private static string Names(Option option) => (option.Short == Option.None ? "" : $"-{option.Short}, ") + "--" + option.Name;

    private static string Note(Option option) => option.IsSwitch ? "" : (option.IsRequired, option.Default) switch
    {
        (true, _) => "",
        (_, null) => " (optional)",
        (_, var value) => $" (optional, def. val. - {value})",
    };
}
