using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Hosting.Actions;

/// <summary>
/// Every action of the account API, as a table. The first thirteen and their parameters are the documentation's
/// (https://hostkey.com/documentation/apidocs/s3/); the last four are known from other generations of it and from the vendor's own clients.
/// </summary>
public static class HostingActions
{
    private const string NotInDocument =
        "The present documentation does not have this action: its parameters and its answer are known from elsewhere and not confirmed.";
    private const string AnswerLost = "The documentation shows no answer; whatever comes is passed on under its own names.";

    private static readonly HostingParameter s_s3uid = new HostingParameter("s3uid", "S3 user identifier").Required();
    private static readonly HostingParameter s_planId = new HostingParameter("plan_id", "Pricing plan ID", HostingValue.Number).Required();
    private static readonly HostingParameter s_bucketName = new HostingParameter("bucket_name", "Name of the bucket").Required();
    private static readonly HostingParameter s_location = new("location", "Location (region code, e.g., NL)");

    public static HostingAction CreateAccount { get; } =
        new("create_account", "Creates a free S3 account and a bucket in it.", HostingEffect.Changes,
        [s_planId, s_bucketName,
            s_location with { Description = s_location.Description + ". The provider takes NL when it is not given" }]);

    public static HostingAction CreateBucket { get; } =
        new("create_bucket", "Creates a new bucket in an existing S3 account.", HostingEffect.Changes,
            [s_s3uid, s_bucketName]) { Unknown = AnswerLost };

    public static HostingAction CreateOrder { get; } =
        new("create_order", "Orders a paid S3 account: starts billing and creates the user. This spends money.", HostingEffect.SpendsMoney,
        [s_planId, s_bucketName, s_location.Required()]) { Unknown = AnswerLost };

    public static HostingAction DeleteAccount { get; } =
        new("delete_account", "Deletes an S3 account with all its buckets and data.", HostingEffect.Destroys,
            [s_s3uid]) { Unknown = AnswerLost };

    public static HostingAction DeleteBucket { get; } =
        new("delete_bucket", "Deletes a bucket with all files in it.", HostingEffect.Destroys,
            [s_s3uid, s_bucketName]) { Unknown = AnswerLost };

    public static HostingAction DeleteFile { get; } = new("delete_file", "Deletes a file from a bucket, for good.", HostingEffect.Destroys,
        [s_s3uid, s_bucketName, new HostingParameter("filename", "File path").Required()]) { Unknown = AnswerLost };

    public static HostingAction GetBuckets { get; } =
        new("get_buckets", "Lists the buckets of an account, with traffic, by the AWS API.", HostingEffect.Reads, [s_s3uid])
    {
        Unknown = AnswerLost
            + " One generation of the documentation says that the provider has taken it out; get_buckets_rmq is the surer way.",
    };

    public static HostingAction GetBucketsRmq { get; } =
        new("get_buckets_rmq", "Lists the buckets of an account with usage and access keys, by the message queue.", HostingEffect.Reads,
            [s_s3uid])
    {
        Unknown = "The unit of bandwidth. Whether the answer comes at once or by a task: both are understood.",
        MayBeQueued = true,
    };

    public static HostingAction GetFiles { get; } =
        new("get_files", "Lists files and folders of a bucket, a page of up to 100.", HostingEffect.Reads,
    [
        s_s3uid, s_bucketName, new("continuation_token", "Token for pagination"),
        new("max_keys", "Maximum number of files (up to 100)", HostingValue.Number) { Maximum = 100 }, new("search", "Search string"),
    ]) { Unknown = AnswerLost };

    public static HostingAction GetUsers { get; } =
        new("get_users", "Lists S3 accounts with traffic and storage usage.", HostingEffect.Reads,
    [
        new("id", "Client ID (for admin)", HostingValue.Number), s_planId with { IsRequired = false, Description = "Filter by plan ID" },
        new("s3uid", "Filter by S3UID"),
        new("email", "Filter by email (the name of this field is inferred)"), new("billing", "Filter by billing"),
        new("bucket_name", "Filter by bucket name"),
        new("limit", "Record limit", HostingValue.Number), new("order", "Sort field"),
        new("order_by", "Sort direction (ASC/DESC)") { Choices = ["ASC", "DESC"] },
        new("period_from", "Period start date (YYYY-MM-DD)", HostingValue.Date),
        new("period_to", "Period end date (YYYY-MM-DD)", HostingValue.Date),
    ]) { Unknown = "The unit of traffic, and the name of the field email, which the documentation has lost." };

    public static HostingAction History { get; } =
        new("history", "Lists the changes of a pricing plan.", HostingEffect.Reads,
            [new HostingParameter("id", "Pricing plan ID", HostingValue.Number).Required()]) { Unknown = AnswerLost };

    public static HostingAction ListPlans { get; } =
        new("list_plans", "Lists the pricing plans.", HostingEffect.Reads, [new("id", "Specific plan ID (for admin)", HostingValue.Number)])
    {
        Unknown = "The unit of bandwidth_limit. That its 0 means no limit is inferred.",
    };

    public static HostingAction ShowKey { get; } =
        new("show_key", "Gets the access key or the secret key of an account, decrypted.", HostingEffect.Reads,
        [s_s3uid,
            new HostingParameter("s3_key", "Key type: access_key or secret_key") { Choices = ["access_key", "secret_key"] }.Required()])
    {
        Unknown = "Under which name the answer has the key.",
    };

    public static HostingAction DeletePaymentAccount { get; } =
        new("delete_payment_account", "Sets the date on which a paid account ends.", HostingEffect.Destroys,
            [s_s3uid]) { Unknown = NotInDocument };

    public static HostingAction CancelPaymentAccountDeletion { get; } =
        new("cancel_payment_account_deletion", "Takes back the end of a paid account.", HostingEffect.SpendsMoney,
            [s_s3uid]) { Unknown = NotInDocument };

    public static HostingAction GetAvailableLocations { get; } =
        new("get_available_locations", "Lists the locations for accounts.", HostingEffect.Reads, []) { Unknown = NotInDocument };

    public static HostingAction UpdateTrafficInfo { get; } =
        new("update_traffic_info", "Has the provider bring its traffic figures up to date (for admin).", HostingEffect.Changes,
            []) { Unknown = NotInDocument };

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<HostingAction> All { get; } =
    [
        CreateAccount, CreateBucket, CreateOrder, DeleteAccount, DeleteBucket, DeleteFile, GetBuckets, GetBucketsRmq, GetFiles, GetUsers,
        History, ListPlans, ShowKey,
        DeletePaymentAccount, CancelPaymentAccountDeletion, GetAvailableLocations, UpdateTrafficInfo,
    ];

    public static HostingAction? Find(string name) => All.FirstOrDefault(a => a.Name == name);
}
