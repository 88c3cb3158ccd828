namespace OpenIntegrations.Testing;

/// <summary>The answers of a hosting provider: those that its documentation shows as it shows them, the others as they may be.</summary>
internal static class HostingAnswers
{
    public static string Of(string action, RecordedRequest request) => action switch
    {
        "create_account" => """{"result":"OK","action":"create_account","s3uid":"s3_user_12345"}""",
        "get_buckets_rmq" => """
            {"result":"OK","action":"get_buckets_rmq","message":[{"name":"bucket-1","usage":1024000000}],
            "bandwidth":102400,"usage_storage":1024000000,"quota":5368709120,
            "snapshots":[{"bandwidth_usage":102400,"storage_usage":1024000000,"created_at":"2023-10-27T10:00:00Z"}],
            "access_key":"AKIAIOSFODNN7EXAMPLE","secret_key":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
            """,
        "get_users" => """
            {"result":"OK","action":"get_users","s3_users":[{"id":123,"s3uid":"s3_user_123","email":"me@example.com",
            "plan_id":5,"location":"NL","quota":5368709120,"traffic":102400,"storage_usage":1024000000}]}
            """,
        "list_plans" => """
            {"result":"OK","action":"list_plans","plans":[
            {"id":1,"name":"Free Plan","quota":5368709120,"active":1,"locations":["NL","DE"],
            "monthly_rub":0,"monthly_eur":0,"monthly_usd":0,"storage_type":"standard",
            "bandwidth_limit":0,"price":{"monthly_rub":0,"monthly_eur":0,"monthly_usd":0}},
            {"id":2,"name":"Pro Plan","quota":"1099511627776","active":"1","locations":["NL"],
            "storage_type":"standard","bandwidth_limit":0,"price":{"monthly_rub":"450","monthly_eur":"4.99","monthly_usd":5.49}}]}
            """,
        "get_buckets" => """{"result":"OK","action":"get_buckets","buckets":[{"name":"bucket-1","usage":1024000000}],"bandwidth":102400}""",
        "get_files" => HostingProvider.Field(request, "continuation_token") switch
        {
            null => """{"result":"OK","action":"get_files","folders":["docs/"]"""
                + ""","files":[{"name":"docs/old.pdf","size":"2048","last_modified":"2024-01-02T03:04:05Z"}]"""
                + ""","next_continuation_token":"page+2="}""",
            _ => """{"result":"OK","action":"get_files","files":[{"name":"z.txt","size":5,"last_modified":"2024-01-03T00:00:00Z"}]}""",
        },
        "history" =>
            """{"result":"OK","action":"history","history":[{"id":7"""
                + ""","field":"monthly_eur","old":"3.99","new":"4.99","created_at":"2024-05-01T00:00:00Z"}]}""",
        "show_key" =>
            HostingProvider.Field(request, "s3_key") == "access_key"
                ? $$"""{"result":"OK","access_key":"{{HostingProvider.AccessKey}}"}"""
                : $$"""{"result":"OK","key":"{{HostingProvider.SecretKey}}"}""",
        "create_order" => """{"result":"OK","action":"create_order","s3uid":"s3_user_777","invoice":"4711","status":"Unpaid"}""",
        "get_available_locations" => """{"result":"OK","locations":["NL","DE","US"]}""",
        _ => $$"""{"result":"OK","action":"{{action}}"}""",
    };
}
