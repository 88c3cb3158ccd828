using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>What a hosting provider answered, as objects whose properties other cmdlets bind.</summary>
internal static class HostingItems
{
    /// <summary>The result as one object.</summary>
    public static PSObject One(string typeName, HostingAnswer answer) =>
        Start(typeName, answer).With(Safe(AnswerItems.Members(answer))).WithAnswer(answer).Done();

    public static IEnumerable<PSObject> Accounts(HostingAnswer answer) =>
        AnswerItems.List(answer, "s3_users", "users")
            .Select(account =>
                new Item(TypeNames.HostingAccount).With("S3uid", account["S3uid"]).With(Safe(account)).WithAnswer(answer).Done());

    public static IEnumerable<PSObject> Plans(HostingAnswer answer) => AnswerItems.List(answer, "plans").Select(plan =>
    {
        Item item = new Item(TypeNames.HostingPlan).With("PlanId", plan["Id"]).With(Safe(plan));
        // The price stands flat, below Price, or both.
        foreach (string currency in new[] { "MonthlyRub", "MonthlyEur", "MonthlyUsd" }) item.With(currency, plan.Get("Price", currency));
        return item.WithAnswer(answer).Done();
    });

    public static IEnumerable<PSObject> Buckets(HostingAnswer answer) =>
        AnswerItems.List(answer, "buckets", "message").Select(bucket => Bucket(answer, bucket).WithAnswer(answer).Done());

    public static PSObject Usage(HostingAnswer answer)
    {
        Item item = Start(TypeNames.HostingUsage, answer)
            .With("Buckets", AnswerItems.Only(answer, "message", "buckets").Select(bucket => Bucket(answer, bucket).Done()).ToArray())
            .With("Snapshots",
                AnswerItems.Only(answer, "snapshots").Select(snapshot => new Item(TypeNames.HostingSnapshot).With(Safe(snapshot)).Done())
                    .ToArray());
        TreeMap rest = AnswerItems.Members(answer);
        rest.Remove("Message");
        return item.With(Safe(rest)).WithAnswer(answer).Done();
    }

    public static IEnumerable<PSObject> Files(HostingAnswer answer)
    {
        var folders = AnswerItems.Only(answer, "folders", "directories", "common_prefixes")
            .Select(folder => File(answer, folder, isFolder: true));
        return folders.Concat(AnswerItems.List(answer, "files", "contents", "objects", "message")
            .Select(file => File(answer, file, isFolder: false)));
    }

    public static IEnumerable<PSObject> Changes(HostingAnswer answer, int planId) => AnswerItems.List(answer, "history", "message")
        .Select(change => new Item(TypeNames.HostingPlanChange).With("PlanId", planId).With(Safe(change)).WithAnswer(answer).Done());

    public static IEnumerable<PSObject> Locations(HostingAnswer answer) => AnswerItems.List(answer, "locations", "message")
        .Select(place =>
            new Item(TypeNames.HostingLocation).With("Location", place["Location"] ?? place["Code"] ?? place["Name"]).With(Safe(place))
                .WithAnswer(answer).Done());

    private static Item Bucket(HostingAnswer answer, TreeMap bucket) =>
        Start(TypeNames.HostingBucket, answer).With("BucketName", bucket["BucketName"] ?? bucket["Name"] ?? bucket["Bucket"])
            .With(Safe(bucket));

    private static PSObject File(HostingAnswer answer, TreeMap file, bool isFolder)
    {
        object? name = file["Filename"] ?? file["Name"] ?? file["Key"] ?? file["Path"] ?? file["Prefix"];
        bool says = isFolder || name is string path && path.EndsWith('/')
            || (file["Type"] as string)?.ToLowerInvariant() is "dir" or "directory" or "folder";
        file.Remove("Filename");
        return Start(TypeNames.HostingFile, answer).With("FileName", name).With("IsFolder", says).With(Safe(file)).WithAnswer(answer)
            .Done();
    }

    /// <summary>What was asked with, under the names that other cmdlets bind.</summary>
    private static Item Start(string typeName, HostingAnswer answer)
    {
        var item = new Item(typeName);
        var asked = new TreeMap();
        foreach (var (name, value) in answer.Request.Fields) asked[name] = value;
        TreeMap read = HostingFields.Read(asked);
        return item.With("S3uid", read["S3uid"] ?? AnswerItems.Members(answer)["S3uid"]).With("BucketName", read["BucketName"])
            .With("PlanId", read["PlanId"]).With("Location", read["Location"]);
    }

    private static Item WithAnswer(this Item item, HostingAnswer answer) => item.With("Answer", new HostingReply(answer));

    private static TreeMap Safe(TreeMap map) => (TreeMap)HostingSecrets.Replace(map, Secrets.Hide)!;
}
