using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.Trees;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>How the words of commands on trees are understood.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("cp", "-r a b", "recursive=true")]
    [InlineData("cp", "a --recursive b", "recursive=true")]
    [InlineData("rm", "-rf s3://b/x", "recursive=true force=true")]
    [InlineData("rm", "-r --yes s3://b/x", "recursive=true force=true")]
    [InlineData("cp", "--content-type=text/html a b", "content-type=text/html")]
    [InlineData("cp", "a b --content-type text/html", "content-type=text/html")]
    [InlineData("cp", "a b --include *.png --exclude=x --include y", "include=*.png exclude=x include=y")]
    [InlineData("sync", "a b --dryrun --only-show-errors", "dry-run=true quiet=true")]
    [InlineData("sync", "a b --delete=false", "delete=false")]
    [InlineData("cp", "--sse a b", "sse=AES256")]
    [InlineData("cp", "--sse aws:kms a b", "sse=aws:kms")]
    [InlineData("du", "s3://b -gFolder", "by=folder")]
    [InlineData("ls", "-h", "human-readable=true")]
    [InlineData("du", "-H s3://b", "human-readable=true")]
    [InlineData("cp", "-h", "help=true")]
    [InlineData("cp", "-- -r -", "")]
    [InlineData("cp", "- s3://b/k", "")]
    public void Options_are_written_as_everywhere(string command, string words, string given)
    {
        TreeLine line = TreeLine.Parse(TreeCommands.Find(command)!, words.Split(' '));
        Assert.Equal(given, string.Join(" ", line.Given.Select(g => g.Name + "=" + g.Value)));
    }

    [Theory]
    [InlineData("--profile p ls s3://b", "ls --profile p s3://b")]
    [InlineData("--endpoint-url=http://h --json ls", "ls --endpoint-url=http://h --json")]
    [InlineData("s3 cp a s3://b/ -r", "cp a s3://b/ -r")]
    [InlineData("--region eu --no-verify-ssl s3 rm s3://b/k", "rm --region eu --no-verify-ssl s3://b/k")]
    [InlineData("ls", "ls")]
    [InlineData("--profile ls", null)]
    [InlineData("--profile p serve", null)]
    [InlineData("--nonsense ls", null)]
    [InlineData("s3 PutObject --bucket ls", null)]
    [InlineData("s3", null)]
    [InlineData("--json", null)]
    public void Options_may_stand_before_the_command(string words, string? line) =>
        Assert.Equal(line, TreeLine.CommandFirst(words.Split(' ')) is { } found ? string.Join(" ", found) : null);

    [Theory]
    [InlineData("ls --page-size 10 --no-paginate --color off")]
    [InlineData("cp a s3://b -P --page-size 10")]
    public void What_others_take_and_is_nothing_here_is_taken(string words)
    {
        string[] all = words.Split(' ');
        TreeLine line = TreeLine.Parse(TreeCommands.Find(all[0])!, all[1..]);
        Assert.DoesNotContain("10", line.Operands);
    }

    [Theory]
    [InlineData("cp --recursiv a s3://b/", "Did you mean '--recursive'?")]
    [InlineData("cp --delete a s3://b/", "It is one of: sync.")]
    [InlineData("cp --no-clobber a s3://b/", "oint sync leaves alone what is there")]
    [InlineData("cp --metadata-directive REPLACE s3://a/k s3://b/", "takes the place of the old")]
    [InlineData("ls --output=json s3://b/", "--json gives an object a line")]
    [InlineData("cat s3://b/k --version-id 1", "s3://bucket/key?versionId=ID")]
    [InlineData("cp -recursive a s3://b/", "is written --recursive")]
    [InlineData("cp -z a s3://b/", "no option -z")]
    [InlineData("cp a", "something is missing")]
    [InlineData("sync a b c", "'c' is too much")]
    [InlineData("cp a s3://b/ --content-type", "--content-type needs a value")]
    [InlineData("cp a s3://b/ --content-type --recursive", "--content-type needs a value")]
    [InlineData("cp a s3://b/ --recursive=maybe", "--recursive takes no value")]
    [InlineData("sync a s3://b --compare-by tiem", "Did you mean 'time'?")]
    [InlineData("cp a s3://b/ --larger-than x", "--larger-than is 'x'")]
    [InlineData("cp a s3://b/ --limit-rate 10", "--bandwidth-limit is '10'; it must be at least 1k")]
    [InlineData("cp a s3://b/ --bwlimit 10B", "--bwlimit is '10B'; it must be at least 1k")]
    [InlineData("rm -r s3://b/ --include [!a].*", "has a set of what is not meant")]
    [InlineData("rm -r s3://b/ --exclude [^a].*", "has a set of what is not meant")]
    [InlineData("rm s3://b/[!a]*", "has a set of what is not meant")]
    [InlineData("cp a s3://b/ --older-than 30", "'30' is no time")]
    [InlineData("cp a s3://b/ --throttle-limit 0", "from 1 to 1024")]
    [InlineData("cp a s3://b/ --part-size 1k", "at least 5 MiB")]
    [InlineData("cp a s3://b/k --metadata x", "name=value")]
    [InlineData("cp a b", "Neither 'a' nor 'b' is in a store")]
    [InlineData("cp a b s3://b/k", "Several sources go into a folder")]
    [InlineData("cp - x", "no name for what comes from standard input")]
    [InlineData("mv - s3://b/k", "cannot be moved")]
    [InlineData("rm s3://", "names nothing that can be deleted")]
    [InlineData("rm ./file", "is no address")]
    [InlineData("cat ./file", "is no address")]
    [InlineData("ls ./folder", "is no address")]
    public async Task What_cannot_be_understood_ends_with_2_before_anything_is_sent(string words, string message)
    {
        string[] all = [.. words.Split(' '), "--basic", "{'URL':'http://127.0.0.1:1','AccessKey':'a','SecretKey':'s'}"];
        // What lacks its value must stay at the end.
        if (words.EndsWith("content-type", StringComparison.Ordinal)) all = [.. all[^2..], .. all[..^2]];
        if (all[0].StartsWith("--", StringComparison.Ordinal)) all = [all[2], .. all[..2], .. all[3..]];
        Outcome outcome = await Oint.RunAsync(all);
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, ""), (outcome.Exit, outcome.Output));
    }

    [Fact]
    public void What_is_said_of_options_of_others_is_of_none_of_ours() =>
        Assert.DoesNotContain(TreeOptions.All.SelectMany(o => o.Aliases.Prepend(o.Name)), n => ForeignOptions.Find(n) is not null);

    [Fact]
    public async Task Each_command_explains_itself_and_the_start_names_them_first()
    {
        Outcome start = await Oint.RunAsync("--help");
        foreach (TreeCommand command in TreeCommands.All)
        {
            Outcome help = await Oint.RunAsync(command.Name, "--help");
            Assert.Equal(0, help.Exit);
            foreach (TreeOption option in command.Options.Where(o => !o.IsHidden))
                Assert.Contains("--" + option.Name, help.Output, StringComparison.Ordinal);
            Assert.InRange(start.Output.IndexOf($"oint {command.Name} ", StringComparison.Ordinal), 1,
                start.Output.IndexOf("<library>", StringComparison.Ordinal));
            Assert.NotEmpty(command.Examples);
        }
    }

    [Theory]
    [InlineData("transfers", "older-than clear dry-run")]
    [InlineData("rb", "recursive force")]
    [InlineData("mb", "")]
    [InlineData("ls", "recursive include exclude larger-than smaller-than min-size max-size older-than newer-than class shard "
        + "versions as-of literal summarize human-readable request-payer")]
    public void A_command_offers_what_it_looks_at(string name, string options)
    {
        IEnumerable<TreeOption> own = TreeCommands.Find(name)!.Options
            .Where(o => o.Group is not (OptionGroup.Connection or OptionGroup.Output));
        Assert.Equal(options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), own.Select(o => o.Name).Order());
    }

    [Theory]
    [InlineData("no-progress", "cp mv sync")]
    [InlineData("request-payer", "cp mv rm ls sync diff du find cat watch")]
    public void An_option_is_offered_by_the_commands_that_look_at_it(string option, string commands) => Assert.Equal(commands.Split(' '),
        TreeCommands.All.Where(c => c.Options.Any(o => o.Name == option)).Select(c => c.Name));

    [Fact]
    public void A_name_and_a_letter_mean_one_thing_and_a_line_of_help_fits()
    {
        string[] names = [.. TreeOptions.All.SelectMany(o => o.Aliases.Prepend(o.Name))];
        Assert.Equal(names.Distinct(), names);
        Assert.All(TreeCommands.All.SelectMany(c => c.Without), n => Assert.Contains(TreeOptions.All, o => o.Name == n));
        Assert.All(TreeCommands.All, c => Assert.All(c.Without, n => Assert.DoesNotContain(c.Options, o => o.Name == n)));
    }

    [Theory]
    [InlineData("a=1", "a=1")]
    [InlineData("a=1,b=2", "a=1;b=2")]
    [InlineData("a=1&b=2", "a=1;b=2")]
    [InlineData("a=x, y,b=z=1", "a=x, y;b=z=1")]
    [InlineData("{\"a\":\"1\",\"b\":\"\"}", "a=1;b=")]
    [InlineData("a=", "a=")]
    [InlineData("a", null)]
    [InlineData("=1", null)]
    public void Pairs_are_read_in_each_form_that_people_type(string text, string? pairs) =>
        Assert.Equal(pairs, PairList.Read(text) is { } read ? string.Join(";", read.Select(p => p.Key + "=" + p.Value)) : null);
}
