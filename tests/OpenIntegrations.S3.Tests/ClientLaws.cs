using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Help;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What holds for all methods of the fluent HTTP client.</summary>
public sealed class ClientLaws
{
    /// <summary>Methods that OInt does not have, and why they are here.</summary>
    private static readonly Dictionary<string, string> s_own = new()
    {
        ["SetTLS"] = "OInt trusts every server, so that it needs no authority of one's own",
        ["UseBodyFieldsAtOAuth"] = "OInt's own name for it is misspelt; both work",
    };

    /// <summary>Parameters under a name of their own.</summary>
    private static readonly Dictionary<string, string> s_renamed = new() { ["SetTimeout Value"] = "seconds" };

    private static readonly DocComments s_docs = DocComments.Load(typeof(FluentClient).Assembly);

    private static readonly Lazy<string> s_tests = new(() => string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "OpenIntegrations.Http.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)));

    private static readonly Lazy<string> s_recipes = new(() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-client.md")));

    public static TheoryData<string> Names => new(ClientMethods.Public.Select(m => m.Name).Order());

    public static TheoryData<string> OIntNames => new(Oracle.ClientMethods.Select(m => m.Name));

    [Theory, MemberData(nameof(OIntNames))]
    public void A_method_is_called_as_in_OInt(string name)
    {
        ClientMethod expected = Oracle.ClientMethods.Single(m => m.Name == name);
        ParameterInfo[] parameters = ClientMethods.Public.Single(m => m.Name == name).GetParameters();
        Assert.Equal(expected.Parameters.Select(p => s_renamed.GetValueOrDefault($"{name} {p.Name}", p.Name)),
            parameters.Take(expected.Parameters.Count).Select(p => p.Name!), StringComparer.OrdinalIgnoreCase);
        foreach (var (theirs, ours) in expected.Parameters.Zip(parameters).Where(p => p.First.Default is not null))
            Assert.Equal(theirs.Default, Literal(ours));
        Assert.All(parameters.Skip(expected.Parameters.Count),
            p => Assert.True(p.IsOptional, $"{p.Name} is not OInt's, and nobody who knows OInt passes it."));
    }

    [Fact]
    public void What_OInt_does_not_have_has_a_reason() =>
        Assert.Equal(s_own.Keys.Order(), ClientMethods.Public.Select(m => m.Name).Except(Oracle.ClientMethods.Select(m => m.Name)).Order());

    [Theory, MemberData(nameof(Names))]
    public void A_test_calls_it(string name) => Assert.Contains($".{name}(", s_tests.Value, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public void A_recipe_shows_it(string name) =>
        Assert.Matches($@"\b{name.Replace("Fileds", "Fields", StringComparison.Ordinal)}\(", s_recipes.Value);

    [Fact]
    public void The_help_lists_each_method_once() =>
        Assert.Equal(ClientMethods.Public.Select(m => m.Name).Order(), ClientMethods.Sections.SelectMany(s => s.Names).Order());

    [Theory, MemberData(nameof(Names))]
    public void The_help_is_complete(string name)
    {
        MethodInfo method = ClientMethods.Public.Single(m => m.Name == name);
        MethodHelp help = MethodHelp.Read(method, s_docs);
        Assert.Matches(@"^[A-Z].*\.$", help.Summary);
        Assert.Equal(method.GetParameters().Select(p => p.Name), help.Parameters.Select(p => p.Name));
        Assert.All(help.Parameters, p => Assert.Matches(@"^[A-Z].*\.$", p.Text));
        Assert.Equal(method.ReturnType != typeof(FluentClient), help.Returns.Length > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_method_takes_its_secrets_as_secrets(string name)
    {
        IEnumerable<ParameterInfo> texts = ClientMethods.Public.Single(m => m.Name == name).GetParameters()
            .Where(p => p.ParameterType == typeof(string));
        Assert.All(texts,
            p => Assert.False(p.Name!.Contains("secret", StringComparison.OrdinalIgnoreCase)
                || p.Name.Contains("password", StringComparison.OrdinalIgnoreCase), p.Name));
    }

    [Fact]
    public void The_references_are_what_the_doc_comments_say()
    {
        var methods = ClientMethods.ReadAll(s_docs);
        Assert.Equal(MethodsWriter.Markdown(methods), File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-client-methods.md")));
        Assert.Equal(MethodsWriter.About(methods), File.ReadAllText(Path.Combine(Repository.Root, "module", "about_HttpRequest.help.txt")));
    }

    private static string Literal(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: false } => "none",
        { DefaultValue: null } => "Undefined",
        { DefaultValue: string text } => $"'{text}'",
        var other => Convert.ToString(other.DefaultValue, CultureInfo.InvariantCulture)!,
    };
}
