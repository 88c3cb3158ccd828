using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.CredentialSources;

/// <summary>Keys, the environment, programs, scripts, vaults, single sign-on.</summary>
public sealed class OtherSourcesTests : IDisposable
{
    private readonly TestWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_session_token_goes_along_and_is_signed()
    {
        using var server = new ScriptedServer(new Answer(200, "<ListAllMyBucketsResult/>"));
        var settings =
            new ConnectionSettings("test") { ["Url"] = server.Url, ["AccessKey"] = "AK", ["SecretKey"] = "SK",
                ["SessionToken"] = "tok/en==" };
        await new S3Client(_world.Connect(settings)).SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        Assert.Equal("tok/en==", server.Requests[0].Header("x-amz-security-token"));
        Assert.Contains("x-amz-security-token", server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpiredToken", 3, "AK2")]
    [InlineData("NoSuchBucket", 1, "AK1")]
    public async Task What_the_store_refuses_is_fetched_anew_at_once(string code, int requests, string last)
    {
        int fetches = 0;
        var world =
            _world.Context with { Interaction =
                new Interaction { RunScriptAsync = (_, _) =>
                    Task.FromResult(new TreeMap { { "AccessKey", $"AK{++fetches}" }, { "SecretKey", "s" } }) } };
        using var server =
            new ScriptedServer(request =>
                request.Header("Authorization")!.Contains("AK1", StringComparison.Ordinal)
                    ? Answer.Error(400, code)
                    : new Answer(200, "<ListAllMyBucketsResult/>"));
        var settings = new ConnectionSettings("test") { ["Url"] = server.Url, ["CredentialScript"] = "script " + code };
        var client = new S3Client(S3Connection.Create(settings, world));
        await client.SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        if (requests > 1) await client.SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        Assert.Equal(requests, server.Requests.Length);
        Assert.Contains(last, server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_read_anew_when_its_keys_have_ended()
    {
        Set("EK1", "2026-11-21T13:00:00Z");
        S3Connection connection =
            _world.Connect(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialSource"] = "Environment" });
        Assert.Equal("EK1", (await connection.Credentials.GetAsync(_world.Now, CancellationToken.None)).AccessKey);
        Set("EK2", null);
        Assert.Equal("EK1", (await connection.Credentials.GetAsync(_world.Now.AddMinutes(30), CancellationToken.None)).AccessKey);
        Assert.Equal("EK2", (await connection.Credentials.GetAsync(_world.Now.AddMinutes(59), CancellationToken.None)).AccessKey);

        void Set(string key, string? end) =>
            (_world.Environment["AWS_ACCESS_KEY_ID"], _world.Environment["AWS_SECRET_ACCESS_KEY"],
                _world.Environment["AWS_CREDENTIAL_EXPIRATION"]) = (key, "es", end ?? "");
    }

    [Theory]
    [InlineData("""echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"B"}'""", "A")]
    [InlineData("""echo '{"AccessKeyId":"A","SecretAccessKey":"B"}'""", "!its answer must be JSON of Version 1.")]
    [InlineData("""echo '{"Version":1}'""", "!its answer lacks AccessKeyId or SecretAccessKey.")]
    [InlineData("echo hello", "!its answer is no JSON object.")]
    [InlineData("echo 'no token' >&2; echo hello", "!its answer is no JSON object. no token")]
    [InlineData("echo \"bad key hush-argument\" >&2; exit 1", "!it ended with 1. bad key ***")]
    [InlineData("echo 'log in first' >&2; exit 3", "!it ended with 3. log in first")]
    public async Task A_program_prints_credentials(string script, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        string program = $"/bin/sh \"{_world.Write("give it", script)}\" hush-argument";
        string result = await ResultAsync(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialProcess"] = program });
        if (expected[0] == '!')
            Assert.Contains("There are no credentials from the program '/bin/sh': " + expected[1..], result, StringComparison.Ordinal);
        else Assert.Equal(expected, result);
        Assert.DoesNotContain("hush", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_says_besides_is_shown_without_secrets()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        string script =
            _world.Write("talk", "echo 'renewed SEKRIT-KEY with hush-argument' >&2\n"
                + """echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"SEKRIT-KEY"}'""");
        string command = $"/bin/sh {script} --pin=hush-pin hush-argument";
        Assert.Equal("A", await ResultAsync(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialProcess"] = command }));
        Assert.Equal("The program '/bin/sh' says: renewed *** with ***", Assert.Single(_world.Warnings));
    }

    [Fact]
    public async Task What_a_program_leaves_running_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        string script = _world.Write("leave",
            """sleep 600 & echo $! > "$1"; echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"B"}'""");
        string pid = Path.Combine(_world.Home, "child");
        var settings = new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialProcess"] = $"/bin/sh {script} {pid}" };
        try
        {
            Assert.Equal("A", await ResultAsync(settings));
        }
        finally
        {
            System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture)).Kill();
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named() =>
        Assert.Contains("the program 'no-such-program-here'",
            await ResultAsync(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialProcess"] = "no-such-program-here x" }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_program_ends_with_those_who_wait_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        using var stop = new CancellationTokenSource();
        S3Connection connection =
            _world.Connect(
                new ConnectionSettings("test") { ["Url"] = "http://h",
                    ["CredentialProcess"] = $"/bin/sh -c 'echo $$ > \"{_world.Home}/pid\"; exec sleep 600'" });
        Task waiting = connection.Credentials.GetAsync(_world.Now, stop.Token).AsTask();
        string file = Path.Combine(_world.Home, "pid");
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).EndsWith('\n')) await Task.Delay(10);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        string pid = (await File.ReadAllTextAsync(file)).Trim();
        while (File.Exists($"/proc/{pid}/cmdline")
            && (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).Contains("600", StringComparison.Ordinal)) await Task.Delay(10);
    }

    [Fact]
    public async Task A_program_that_takes_long_is_told_of_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        string go = Path.Combine(_world.Home, "go");
        string[] words = ["/bin/sh", "-c", $"while [ ! -e '{go}' ]; do sleep 0.01; done; echo done"];
        int told = 0;
        var program = new CredentialProgram(words, () =>
        {
            told++;
            File.WriteAllText(go, "");
        }, TimeSpan.FromMilliseconds(50));
        Assert.Equal("done", (await program.RunAsync(TestContext.Current.CancellationToken)).Output.Trim());
        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData(true, "a  b", "a", "b")]
    [InlineData(true, """ "a b" 'c "d"' e\ f """, "a b", "c \"d\"", "e f")]
    [InlineData(true, """ "a\"b" "c\d" '\' """, "a\"b", "c\\d", "\\")]
    [InlineData(true, """ a"b c"d '' """, "ab cd", "")]
    [InlineData(false, """ C:\tools\give.exe "C:\a b\c" 'x """, "C:\\tools\\give.exe", "C:\\a b\\c", "'x")]
    public void Commands_are_split_as_shells_do_it(bool isUnix, string command, params string[] words) =>
        Assert.Equal(words, CommandLine.Split(command, isUnix));

    [Fact]
    public async Task Scripts_and_vaults_need_a_surface_that_has_them()
    {
        Assert.Contains("is PowerShell, which cannot be run here",
            await ResultAsync(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialScript"] = "x" }),
            StringComparison.Ordinal);
        Assert.Contains("is in a vault of SecretManagement, which cannot be read here",
            await ResultAsync(new ConnectionSettings("test") { ["Url"] = "http://h", ["SecretName"] = "x", ["AccessKey"] = "a" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_sign_on_renews_its_token_and_leaves_it_to_others()
    {
        using var services = new ScriptedServer(CredentialServices.Answer);
        _world.Environment["AWS_ENDPOINT_URL_SSO"] = _world.Environment["AWS_ENDPOINT_URL_SSO_OIDC"] = services.Url;
        _world.Write(".aws/config",
            "[profile sso]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n[sso-session corp]\nsso_region = "
                + "eu-west-1\nsso_start_url = https://x\n");
        string cache = _world.Write(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json",
            """{"startUrl":"https://x","accessToken":"old","expiresAt":"2026-11-21T12:01:"""
                + """00Z","clientId":"c","clientSecret":"cs","refreshToken":"first","registrationExpiresAt":"2027-01-01T00:00:00Z"}""");
        Assert.Equal("sso;account_id=1;role_name=r;renewed",
            (await _world.CredentialsAsync(new ConnectionSettings("test") { ["AwsProfile"] = "sso" })).AccessKey);
        Assert.Equal("""{"grantType":"refresh_token","clientId":"c","clientSecret":"cs","refreshToken":"first"}""",
            services.Requests[0].Text);
        var kept = (TreeMap)JsonTree.Read(await File.ReadAllTextAsync(cache))!;
        Assert.Equal(("renewed", "2026-11-21T13:00:00Z", "next", "https://x", "2027-01-01T00:00:00Z"),
            (kept.GetText("accessToken"), kept.GetText("expiresAt"), kept.GetText("refreshToken"), kept.GetText("startUrl"),
                kept.GetText("registrationExpiresAt")));
    }

    [Theory]
    [InlineData("""{"accessToken":"old","expiresAt":"2026-11-21T11:00:00Z"}""", "the login has expired. Run 'aws sso login'")]
    [InlineData("""{"x":1}""", "the cached token is damaged")]
    [InlineData(null, "nobody is logged in. Run 'aws sso login'")]
    public async Task Single_sign_on_tells_to_log_in(string? token, string expected)
    {
        _world.Write(".aws/config",
            "[profile sso]\nsso_session = corp\nsso_account_id = 2\nsso_role_name = r\n[sso-session corp]\nsso_region = "
                + "eu-west-1\nsso_start_url = https://x\n");
        if (token is not null) _world.Write(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json", token);
        Assert.Contains(expected, await ResultAsync(new ConnectionSettings("test") { ["AwsProfile"] = "sso" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"message":"Session token not found or invalid"}""", "Session token not found or invalid. Run 'aws sso login'")]
    [InlineData(401, "<html>no</html>", "the session has ended. Run 'aws sso login'")]
    [InlineData(403, """{"message":"No access"}""", "No access. Run 'aws sso login'")]
    public async Task A_session_that_was_ended_elsewhere_tells_to_log_in(int status, string body, string expected)
    {
        using var services = new ScriptedServer(_ => new Answer(status, body));
        _world.Environment["AWS_ENDPOINT_URL_SSO"] = services.Url;
        _world.Write(".aws/config",
            "[profile sso]\nsso_session = corp\nsso_account_id = 7\nsso_role_name = r\n[sso-session corp]\nsso_region = "
                + "eu-west-1\nsso_start_url = https://x\n");
        _world.Write(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json",
            """{"accessToken":"hush-token","expiresAt":"2026-11-21T20:00:00Z"}""");
        string result = await ResultAsync(new ConnectionSettings("test") { ["AwsProfile"] = "sso" });
        Assert.Contains(expected, result, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessKey", "SecretKey", null)]
    [InlineData("AccessKeyId", "SecretAccessKey", "Token")]
    [InlineData("accessKeyId", "secretAccessKey", "sessionToken")]
    public void Credentials_are_known_by_all_their_names(string access, string secret, string? token)
    {
        var document = new TreeMap { { access, "a" }, { secret, "s" } };
        if (token is not null) document.Add(token, "t");
        Assert.Equal(new ExpiringCredentials(new Credentials("a", "s", token is null ? null : "t"), null),
            ExpiringCredentials.Read(document));
    }

    /// <summary>The access key, or why there is none.</summary>
    private async Task<string> ResultAsync(ConnectionSettings settings)
    {
        try
        {
            return (await _world.CredentialsAsync(settings)).AccessKey;
        }
        catch (CredentialsUnavailableException e)
        {
            return e.Message;
        }
    }
}
