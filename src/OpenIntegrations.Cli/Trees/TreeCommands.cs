using System;
using System.Collections.Generic;
using System.Linq;
using static OpenIntegrations.Cli.Trees.OptionGroup;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The table of the commands on trees.</summary>
internal static class TreeCommands
{
    private const string Folders =
        "What is in a folder goes under the destination; what ends in / is a folder, and a single thing keeps its name there.";

    private const string Names =
        "s3://b/foo is the object foo, or else what is under foo/. * and ? stay within a level, ** crosses levels.";

    public static IReadOnlyList<TreeCommand> All { get; } =
    [
        new("cp", "SOURCE... DESTINATION", "Copies files and objects: up, down, and from store to store.", CopyCommand.CopyAsync)
        {
            MinOperands = 2,
            Groups = Recursion | DryRun | Filter | Settings | Transfer | OptionGroup.Stream | Listing | Payer | Progress,
            Without = ["versions", "as-of", "summarize", "class"],
            Remarks = [Folders, Names, "A source or destination of - is standard input or output."],
            Examples =
            [
                "oint cp -r ./site s3://www/", "oint cp photo.jpg s3://photos/2026/", "oint cp -r s3://www/ ./site",
                "oint cp 's3://logs/2026/*.gz' ./logs/", "tar c . | oint cp - s3://backup/site.tar",
                "oint cp s3://backup/site.tar - | tar t",
            ],
        },
        new("mv", "SOURCE... DESTINATION", "Moves: the source goes when its content is at the destination.", CopyCommand.MoveAsync)
        {
            MinOperands = 2,
            Groups = Recursion | DryRun | Filter | Settings | Transfer | Listing | Payer | Progress,
            Without = ["versions", "as-of", "summarize", "class"],
            Remarks = [Folders, Names],
            Examples = ["oint mv s3://b/draft.txt s3://b/final.txt", "oint mv -r ./out s3://results/run7/"],
        },
        new("rm", "ADDRESS...", "Deletes objects, and with -r folders.", RemoveCommand.RunAsync)
        {
            Groups = Recursion | DryRun | Deletion | Filter | Listing | Payer,
            Without = ["summarize", "as-of"],
            Remarks = [Names, "More than one is deleted after one question; where nobody can be asked, --force must say so."],
            Examples = ["oint rm s3://b/old.txt", "oint rm -r s3://b/tmp/ --older-than 30d --dry-run", "oint rm -r s3://b/tmp/ --force"],
        },
        new("ls", "[ADDRESS...]", "Lists buckets, or what is in a folder.", ListCommand.RunAsync)
        {
            MinOperands = 0,
            Groups = Recursion | Filter | Listing | Human | Payer,
            Without = ["bytes"],
            Remarks = [Names],
            Examples = ["oint ls", "oint ls s3://b/photos/", "oint ls -r --json 's3://b/**/*.png'"],
        },
        new("sync", "SOURCE DESTINATION", "Makes a folder like another: up, down, or from store to store.", SyncCommand.RunAsync)
        {
            MinOperands = 2,
            MaxOperands = 2,
            Groups = DryRun | Deletion | Sync | Comparison | Filter | Settings | Transfer | Payer | Progress,
            Without = ["class"],
            Remarks =
            [
                "An object is the same that has the size of its file and is not older; a file that has the size and time of its object.",
                "Nothing is deleted where the source is empty, or anything failed or could not be read.",
                "Without --force, --delete looks both sides through and asks before anything is written.",
            ],
            Examples = ["oint sync ./site s3://www/ --delete --dry-run", "oint sync s3://www/ ./site", "oint sync s3://a/ s3://b/"],
        },
        new("diff", "FIRST SECOND", "Says in what two folders, or a file and an object, differ.", DiffCommand.RunAsync)
        {
            MinOperands = 2,
            MaxOperands = 2,
            Groups = Diff | Comparison | Filter | Transfer | Payer,
            Without =
            [
                "part-size", "bandwidth-limit", "bwlimit", "checksum-algorithm", "verify", "empty-folders", "resume", "no-resume", "class",
            ],
            Remarks =
            [
                "< is only in the first, > only in the second, ! differs.",
                "It ends with 0 when both are the same, with 1 when they differ, with 2 when something could not be read.",
            ],
            Examples = ["oint diff ./site s3://www/", "oint diff s3://a/ s3://b/ --checksum"],
        },
        new("du", "ADDRESS...", "Says how many objects there are, and of how many bytes.", MeasureCommand.RunAsync)
        {
            Groups = Filter | Listing | Human | Measure | Payer,
            Without = ["summarize"],
            Remarks = [Names],
            Examples = ["oint du s3://b/", "oint du s3://b/ --by folder", "oint du s3://b/ --by age --older-than 1d"],
        },
        new("find", "ADDRESS...", "Writes the addresses of objects, a line each.", FindCommand.RunAsync)
        {
            Groups = Filter | Listing | OptionGroup.Find | Payer,
            Without = ["summarize"],
            Remarks = [Names],
            Examples = ["oint find s3://b --include '*.png' --older-than 30d", "oint find s3://b --larger-than 1G -0 | xargs -0 oint rm"],
        },
        new("cat", "ADDRESS...", "Writes the content of objects to standard output.", StreamCommand.CatAsync)
        {
            Groups = Content | Transfer | Listing | Payer | OptionGroup.CustomerKey,
            Without =
            [
                "versions", "as-of", "summarize", "part-size", "checksum-algorithm", "resume", "no-resume", "follow-links",
                "no-follow-symlinks", "escape-names", "empty-folders", "keep-times", "destination-profile", "destination-basic",
                "throttle-limit",
            ],
            Examples = ["oint cat s3://b/notes.txt", "oint cat s3://b/film.mp4 --range 0-1023 | file -"],
        },
        new("presign", "ADDRESS...", "Makes links to objects that work without credentials, for a time.", PresignCommand.RunAsync)
        {
            Groups = OptionGroup.Link,
            Remarks = ["The store is not asked, so that there may be a link to what is not there yet. Wildcards are characters."],
            Examples = ["oint presign s3://b/film.mp4 --expires-in 7d", "oint presign s3://b/inbox/new.txt --method PUT"],
        },
        new("transfers", "", "Says what large uploads and downloads were begun here and are not done yet.", TransfersCommand.RunAsync)
        {
            MinOperands = 0,
            MaxOperands = 0,
            Groups = Filter | OptionGroup.Kept | DryRun,
            Without =
            [
                TreeOptions.Include, TreeOptions.Exclude, "larger-than", "smaller-than", "min-size", "max-size", "newer-than",
                "class", "shard",
            ],
            Remarks = ["The same command as before goes on with what was interrupted. Nothing is asked of a store, except to clear."],
            Examples = ["oint transfers", "oint transfers --older-than 7d --clear"],
        },
        new("configure", "[list]", "Stores a connection under a name, which --profile then means; asks for what is not given.",
            ConfigureCommand.RunAsync)
        {
            MinOperands = 0,
            MaxOperands = 1,
            Groups = OptionGroup.Profile,
            Without = ["basic", "debug"],
            Remarks =
            [
                "Without --profile it is the profile named default, which is used when nothing else says which. The cmdlets have the same.",
                "Where nobody can be asked, --endpoint-url (or --provider and --region), --access-key and --secret-key say it all.",
            ],
            Examples =
            [
                "oint configure", "oint configure --profile lab --endpoint-url https://s3.example.org",
                "pass show lab | oint configure --profile lab --endpoint-url https://s3.example.org --access-key me --secret-key -",
            ],
        },
        new("mb", "BUCKET...", "Makes buckets.", BucketCommands.MakeAsync) { Examples = ["oint mb s3://photos"] },
        new("rb", "BUCKET...", "Removes buckets that are empty; with -r also what is in them.", BucketCommands.RemoveAsync)
        {
            Groups = Recursion | Deletion,
            Remarks = ["-r takes all versions and open uploads too, after one question; --force does it without one."],
            Examples = ["oint rb s3://photos", "oint rb s3://photos --force"],
        },
        new("watch", "ADDRESS", "Says what is created, changed and deleted, by looking again and again.", WatchCommand.RunAsync)
        {
            MaxOperands = 1,
            Groups = Filter | OptionGroup.Watch | Listing | Payer,
            Without = ["versions", "as-of", "summarize"],
            Remarks = [Names],
            Examples = ["oint watch s3://b/inbox/", "oint watch s3://b/inbox/ --json --interval 1m"],
        },
    ];

    public static TreeCommand? Find(string name) => All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
