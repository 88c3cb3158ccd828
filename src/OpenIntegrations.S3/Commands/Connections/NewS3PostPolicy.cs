using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Forms;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>
/// Makes the fields of a form with which a browser uploads a file straight to a bucket, without credentials, until it expires. Nothing is
/// sent.
/// </summary>
/// <remarks>
/// The form sends the fields in their order, and the file behind them as a field named file. What else it sends must be allowed by
/// -Condition. It ends with the credentials it was made with. A script that fills the form itself needs a CORS rule for POST; a plain form
/// needs none.
/// </remarks>
/// <example>
/// <code>New-S3PostPolicy photos inbox/cat.jpg -MaxSize 10MB</code>
/// <para>A form for one object of at most ten megabytes, for an hour: its address and its fields.</para>
/// </example>
/// <example>
/// <code>New-S3PostPolicy photos -Prefix inbox/ -ContentType image/* -ExpiresIn 7d -AsHtml | Set-Content upload.html</code>
/// <para>A page to upload pictures under their own names, for a week.</para>
/// </example>
/// <example>
/// <code>
/// $form = New-S3PostPolicy photos -Prefix inbox/ -Condition @('starts-with', '$x-amz-meta-from', '')
/// $form.Fields | ConvertTo-Json
/// </code>
/// <para>The fields for a form of one's own, in which the user says who they are.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html"/>
[Cmdlet(VerbsCommon.New, "S3PostPolicy", DefaultParameterSetName = OneKey), OutputType(typeof(PSObject), typeof(string))]
public sealed class NewS3PostPolicy : BucketCmdlet
{
    private const string OneKey = "Key";
    private const string AnyKey = "Prefix";
    private const long MostBytes = 5L * 1024 * 1024 * 1024;

    /// <summary>The key of the object. Where ${filename} stands in it, in single quotes, comes the name of the user's file.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OneKey), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(KeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>How the keys begin. Behind it comes the name of the user's file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnyKey), AllowEmptyString, ArgumentCompleter(typeof(KeyCompleter))]
    public string Prefix { get; set; } = "";

    /// <summary>
    /// How long the form works: seconds, 30m, 12h, 7d, a TimeSpan, or the date at which it ends; from 1 second to 7 days. An hour when not
    /// given.
    /// </summary>
    [Parameter, LifetimeTransformation]
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The bytes that a file has at least.</summary>
    [Parameter, ValidateRange(0, long.MaxValue)]
    public long? MinSize { get; set; }

    /// <summary>The bytes that a file has at most. Stores take no more than 5 GB by a form.</summary>
    [Parameter, ValidateRange(0, long.MaxValue)]
    public long? MaxSize { get; set; }

    /// <summary>The media type of the object: one such as image/png, a kind such as image/*, or * for any that the form says.</summary>
    [Parameter, ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>A canned access rule of the object.</summary>
    [Parameter, ValidateSet("private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
        "bucket-owner-full-control")]
    public string? Acl { get; set; }

    /// <summary>Metadata of the object, as a hashtable.</summary>
    [Parameter, PlainValues, Header("x-amz-meta-", IsPrefix = true)]
    public IDictionary? Metadata { get; set; }

    /// <summary>The object's tags, as a hashtable, up to 10.</summary>
    [Parameter, PlainValues]
    public TagSet? Tag { get; set; }

    /// <summary>How caches may keep the object.</summary>
    [Parameter, Header("Cache-Control")]
    public string? CacheControl { get; set; }

    /// <summary>How a browser presents the object, for example <c>attachment</c>.</summary>
    [Parameter, Header("Content-Disposition")]
    public string? ContentDisposition { get; set; }

    /// <summary>The storage class of the object.</summary>
    [Parameter, Header("x-amz-storage-class"), ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>Encryption by the store: AES256 or aws:kms, or a hashtable with Algorithm, KeyId, Context and BucketKey.</summary>
    [Parameter, ArgumentCompleter(typeof(EncryptionCompleter))]
    public Encryption? Encryption { get; set; }

    /// <summary>Where the store sends the browser after the upload; bucket, key and ETag stand in the query.</summary>
    [Parameter, Header("success_action_redirect"), ValidateNotNullOrEmpty]
    public string? RedirectTo { get; set; }

    /// <summary>The status of the answer after the upload: 200, 201 (with a document), or 204. 204 when not given.</summary>
    [Parameter, Header("success_action_status"), ValidateSet("200", "201", "204")]
    public string? SuccessStatus { get; set; }

    /// <summary>
    /// More conditions, each as a policy has it: <c>@('starts-with', '$x-amz-meta-from', '')</c>, or a hashtable of a field and its value.
    /// The fields are added, to be filled by the form.
    /// </summary>
    [Parameter]
    public object[]? Condition { get; set; }

    /// <summary>Gives a page with the form, ready to be opened.</summary>
    [Parameter]
    public SwitchParameter AsHtml { get; set; }

    /// <inheritdoc/>
    protected override bool WritesEnvelopes => false;

    /// <inheritdoc/>
    protected override void TakeRecord() => Try(Target, () =>
    {
        Task<PostForm> form = PostForm.SignAsync(Client.Connection, Bucket, Rules(), ExpiresIn, DateTimeOffset.UtcNow, StopToken,
            message => Tell(() => WriteWarning(message)));
        bool asHtml = AsHtml;
        // Keys that are at hand sign at once; only those that must be fetched are worth a wait.
        if (form.Status == TaskStatus.RanToCompletion) WriteObject(Shown(form.GetAwaiter().GetResult(), asHtml));
        else Run(Target, async _ => Emit(Shown(await form.ConfigureAwait(false), asHtml)));
    });

    private FormRules Rules()
    {
        var rules = new FormRules().Key(ParameterSetName == AnyKey ? Prefix + FormRules.FileName : Key);
        if (ContentType is { } type) AddType(rules, type);
        if (Acl is not null) rules.Is("acl", Acl);
        if (Tag is not null) rules.Is("tagging", Encoding.UTF8.GetString(S3Document.FromTree("Tagging", Tag.ToTree()).Bytes));
        HeaderList headers = BindHeaders();
        headers["x-amz-expected-bucket-owner"] = null;
        foreach (var (name, value) in headers) rules.Is(name, value);
        foreach (object? condition in Conditions()) rules.Add(condition);
        return MinSize is null && MaxSize is null ? rules : rules.Size(MinSize ?? 0, MaxSize ?? MostBytes);
    }

    // One condition alone is a list, too.
    private List<object?> Conditions()
    {
        List<object?> given = (PsTree.FromPowerShell(Condition) as List<object?>) ?? [];
        return given.Count > 0 && given.All(c => c is not (List<object?> or TreeMap)) ? [given] : given;
    }

    private static void AddType(FormRules rules, string type)
    {
        if (type.EndsWith('*')) rules.Begins("Content-Type", type.Substring(0, type.Length - 1));
        else rules.Is("Content-Type", type);
    }

    private static object Shown(PostForm form, bool asHtml)
    {
        if (asHtml) return FormPage.Write(form);
        var fields = new OrderedDictionary();
        foreach (var (name, value) in form.Fields) fields[name] = value;
        var shown = new PSObject();
        shown.TypeNames.Insert(0, "OpenIntegrations.S3.PostPolicy");
        shown.Properties.Add(new PSNoteProperty("Url", form.Url));
        shown.Properties.Add(new PSNoteProperty("Fields", fields));
        shown.Properties.Add(new PSNoteProperty("Expires", form.Expires.LocalDateTime));
        return shown;
    }
}
