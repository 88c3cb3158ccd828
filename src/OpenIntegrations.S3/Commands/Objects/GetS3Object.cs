using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the objects of a bucket, all pages of them, one envelope a page.</summary>
/// <remarks>
/// Pages are asked for as the pipeline takes them, from the second on up to two pages ahead: Select-Object -First ends the list early.
/// </remarks>
/// <example>
/// <code>Get-S3Object photos -Unwrap</code>
/// <para>Each object with its key, size and date.</para>
/// </example>
/// <example>
/// <code>Get-S3Object photos -Prefix 2024/ -Delimiter / -Unwrap</code>
/// <para>What is in one folder: its objects, and its subfolders as prefixes.</para>
/// </example>
/// <example>
/// <code>Get-S3Object photos -Prefix tmp/ -Unwrap | Remove-S3Object</code>
/// <para>Deletes all objects below a prefix, a thousand a request.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"/>
[Cmdlet(VerbsCommon.Get, "S3Object"), OutputType(typeof(Output.Envelope), typeof(Object))]
[S3Operation(nameof(Routes.ListObjectsV2))]
[S3Operation(nameof(Routes.ListObjects))]
public sealed class GetS3Object : ListCmdlet
{
    /// <summary>How many keys the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int? MaxKeys { get; set; }

    /// <summary>The key of one object: it alone is listed, if it is there.</summary>
    [Parameter, ArgumentCompleter(typeof(KeyCompleter))]
    public string? Key { get; set; }

    /// <summary>Only keys behind this one, in the order of the list.</summary>
    [Parameter, Alias("Marker")]
    public string? StartAfter { get; set; }

    /// <summary>The token of a page, from the one before it. Only that page is read.</summary>
    [Parameter]
    public string? ContinuationToken { get; set; }

    /// <summary>Names the owner of each object.</summary>
    [Parameter]
    public SwitchParameter FetchOwner { get; set; }

    /// <summary>More about each object; RestoreStatus is known.</summary>
    [Parameter, Header("x-amz-optional-object-attributes"), ArgumentCompleter(typeof(ListedAttributeCompleter))]
    public string[]? OptionalObjectAttributes { get; set; }

    /// <summary>The version of the list operation, 1 or 2. Without it the provider's own, and 1 where the store does not know 2.</summary>
    [Parameter, ValidateSet("1", "2")]
    public string? ListVersion { get; set; }

    /// <summary>The key that version 1 starts behind: -StartAfter, or the token of its last page.</summary>
    public string? Marker => ContinuationToken ?? StartAfter;

    /// <inheritdoc/>
    protected override bool IsAlone => true;

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        Prefix ??= Key;
        return ListAsync;
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var listing =
            new ObjectListing(Client, Bind) { Version = ListVersion is null ? null : ListVersion == "1" ? 1 : 2,
                AllPages = !NoPaging && ContinuationToken is null && (Key is null || Prefix != Key) };
        bool isEmpty = true;
        await foreach (S3Answer page in listing.PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Key is not null) KeepOnly(page, Key);
            isEmpty &= page.Error is null && !page.Response.GetMaps("ListBucketResult", "Contents").Any();
            await WriteAsync(page).ConfigureAwait(false);
        }
        if (isEmpty && Key is null && Prefix?.IndexOfAny(['*', '?']) >= 0)
            Post(() => WriteWarning(
                $"No key begins with '{Prefix}'. A prefix has no wildcards; Get-S3Item 's3://{Bucket}/{Prefix}' takes them."));
    }

    // The first of all keys that begin so is the shortest.
    private static void KeepOnly(S3Answer page, string key)
    {
        if (page.Response.GetMap("ListBucketResult") is not { } list) return;
        (list["Contents"] as List<object?>)?.RemoveAll(o => (o as TreeMap)?.GetText("Key") != key);
        if (list.Contains("KeyCount")) list["KeyCount"] = (long)list.GetMaps("Contents").Count();
        if (list.Contains("IsTruncated")) list["IsTruncated"] = false;
        list.Remove("NextContinuationToken");
        list.Remove("NextMarker");
        list.Remove("CommonPrefixes");
    }
}
