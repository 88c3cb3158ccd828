using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Cli.S3;

/// <summary>
/// The methods of <c>oint s3</c>: OInt's, with the names, options and defaults that it gave them, and the operations of the S3 API.
/// </summary>
internal static class S3Library
{
    private const string BucketName = "Name of the bucket";
    private const string ObjectName = "Path of the object in the bucket";
    private const string Tags = "JSON object of tag names and values";
    private const string PageSize = "250";
    private const string Body = "Body";

    public static Library Library { get; } = new("s3", "Objects and buckets in any S3-compatible store.", All(OfOInt()));

    private static IReadOnlyList<Method> All(IReadOnlyList<Method> ofOInt) =>
        [.. ofOInt.Select(ModelOperations.WithOperation), .. ModelOperations.Beside(ofOInt)];

    private static IReadOnlyList<Method> OfOInt() =>
    [
        new("GetBasicDataStructure", "ПолучитьСтруктуруДанных", "Puts the connection's data together, for --basic.", Calls.GetBasicData,
        [
            Text("url", 'u', "URL", "URL of the store").Required(), Text("access", 'a', "AccessKey", "Access key").Required(),
            Secret("secret", 's', "SecretKey", "Secret key").Required(), Text("region", 'r', "Region", "Region").Required(),
            Text("service", 'v', "Service", "Service that requests are signed for") with { Default = "s3" },
        ]),
        new("SendRequestWithoutBody", "ОтправитьЗапросБезТела", "Sends a request to the URL of the basic data, as it stands.",
            Calls.SendRequest, [Verb(), Basic('b'), Binary(), Headers()]),
        new("SendRequestWithBody", "ОтправитьЗапросСТелом", "Sends a request with a body to the URL of the basic data, as it stands.",
            Calls.SendRequest,
            [Verb(), Basic('b'), Text("body", 'd', "Body", "Body: a file, a URL, or a text").Required(), Binary(), Headers()]),

        new("CreateBucket", "СоздатьБакет", "Creates a bucket.", Calls.To(Routes.CreateBucket),
            [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("DeleteBucket", "УдалитьБакет", "Deletes an empty bucket.", Calls.To(Routes.DeleteBucket),
            [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("HeadBucket", "ПроверитьДоступностьБакета", "Tells whether a bucket can be reached.", Calls.To(Routes.HeadBucket),
            [Bucket(), Basic('b'), Directory('d'), Text("account", 'a', "AccountID", "Account that must own the bucket"), Headers()]),
        new("PutBucketEncryption", "УстановитьШифрованиеБакета", "Sets how a bucket encrypts new objects.", Calls.PutEncryption,
            [Bucket(), Basic('b'), Text("conf", 'c', "Configuration", "XML of the rules: a text, a file or a URL").Required(),
                Directory('d'), Headers()]),
        new("GetBucketEncryption", "ПолучитьШифрованиеБакета", "Gets how a bucket encrypts new objects.",
            Calls.To(Routes.GetBucketEncryption), [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("DeleteBucketEncryption", "УдалитьШифрованиеБакета", "Resets a bucket's encryption.", Calls.To(Routes.DeleteBucketEncryption),
            [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("PutBucketTagging", "УстановитьТегиБакета", "Replaces a bucket's tags.", Calls.To(Routes.PutBucketTagging, Calls.AddTags),
            [Bucket(), Basic('b'), Text("tagset", 't', "Tags", Tags).Required(), Directory('d'), Headers()]),
        new("GetBucketTagging", "ПолучитьТегиБакета", "Gets a bucket's tags.", Calls.To(Routes.GetBucketTagging),
            [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("DeleteBucketTagging", "УдалитьТегиБакета", "Removes a bucket's tags.", Calls.To(Routes.DeleteBucketTagging),
            [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("PutBucketVersioning", "УстановитьНастройкиВерсионированияБакета", "Switches versions on or off.",
            Calls.To(Routes.PutBucketVersioning, Calls.AddVersioning),
            [Bucket(), Basic('b'), Text("status", 's', "Status", "true keeps versions, false suspends them"),
                Text("mfad", 'm', "MfaDelete", "true wants a second factor to delete"), Directory('d'), Headers()]),
        new("GetBucketVersioning", "ПолучитьНастройкиВерсионированияБакета", "Gets whether a bucket keeps versions.",
            Calls.To(Routes.GetBucketVersioning), [Bucket(), Basic('b'), Directory('d'), Headers()]),
        new("ListBuckets", "ПолучитьСписокБакетов", "Lists the buckets, a page of up to 250.", Calls.To(Routes.ListBuckets),
        [
            Basic('b'), Text("prefix", 'p', "Prefix", "Only names that begin so"),
            Text("region", 'r', "BucketRegion", "Only buckets in this region"),
            Token(), Headers(), Fixed("MaxBuckets", PageSize),
        ]),

        new("PutObject", "ЗагрузитьОбъект", "Uploads an object, in parts when it is large.", Calls.Put(inParts: true),
            [Key(), InBucket(), Data("a file, a URL, or Base64"), Basic('s'), Headers(), Directory('r')]),
        new("UploadFullObject", "ЗагрузитьОбъектЦеликом", "Uploads an object in one request.", Calls.Put(inParts: false),
            [Key(), InBucket(), Data("a file, a URL, or a text"), Basic('s'), Headers(), Directory('r')]),
        new("InitPartsUpload", "ИнициализироватьЗагрузкуЧастями", "Begins an upload by parts.", Calls.To(Routes.CreateMultipartUpload),
            [Key(), InBucket(), Basic('s'), Headers(), Directory('d')]),
        new("UploadObjectPart", "ЗагрузитьЧастьОбъекта", "Uploads a part.", Calls.PutPart,
        [
            Key(), InBucket(), Basic('s'), Upload(), Text("part", 'p', "PartNumber", "Number of the part, 1 to 10000").Required(),
            Text("content", 'c', "Content", "Part: a file, a URL, or a text").Required() with { Model = Body }, Directory('d'),
        ]),
        new("FinishPartsUpload", "ЗавершитьЗагрузкуЧастями", "Puts the parts together.",
            Calls.To(Routes.CompleteMultipartUpload, Calls.AddParts),
            [Key(), InBucket(), Basic('s'), Upload(), Text("tags", 't', "Parts", "JSON array of the parts' ETags, in order").Required(),
                Headers(), Directory('d')]),
        new("AbortMultipartUpload", "ОтменитьЗагрузкуЧастями", "Gives an upload by parts up.", Calls.To(Routes.AbortMultipartUpload),
            [Key(), InBucket(), Basic('s'), Upload(), Headers(), Directory('d')]),
        new("HeadObject", "ПолучитьОписаниеОбъекта", "Gets the headers that describe an object.", Calls.To(Routes.HeadObject),
            [Key(), InBucket(), Basic('s'), Version(), Headers(), Directory('d')]),
        new("GetObject", "ПолучитьОбъект", "Downloads an object.", Calls.Get,
            [Key(), InBucket(), Basic('s'), Version(), Headers(), Text("out", 'o', "Path", "File that takes the content"), Directory('d')]),
        new("DeleteObject", "УдалитьОбъект", "Deletes an object or a version.", Calls.To(Routes.DeleteObject),
            [Key(), InBucket(), Basic('s'), Version(), Headers(), Directory('d')]),
        new("CopyObject", "КопироватьОбъект", "Copies an object within the store.", Calls.CopyObject,
        [
            Text("sname", 's', "SourceKey", "Path of the object to copy").Required(),
            Text("sbucket", 'b', "SourceBucket", "Bucket of the object to copy").Required(),
            Key(), Text("bucket", 'c', "Bucket", "Bucket of the copy").Required(), Basic('a'), Headers(), Directory('d'),
        ]),
        new("PutObjectTagging", "УстановитьТегиОбъекта", "Replaces an object's tags.", Calls.To(Routes.PutObjectTagging, Calls.AddTags),
            [Key(), InBucket(), Basic('s'), Text("tagset", 't', "Tags", Tags).Required(), Headers(), Directory('d')]),
        new("GetObjectTagging", "ПолучитьТегиОбъекта", "Gets an object's tags.", Calls.To(Routes.GetObjectTagging),
            [Key(), InBucket(), Basic('s'), Version(), Headers(), Directory('d')]),
        new("DeleteObjectTagging", "УдалитьТегиОбъекта", "Removes an object's tags.", Calls.To(Routes.DeleteObjectTagging),
            [Key(), InBucket(), Basic('s'), Version(), Headers(), Directory('d')]),
        new("ListObjects", "ПолучитьСписокОбъектов", "Lists the objects of a bucket, a page of up to 250.", Calls.To(Routes.ListObjectsV2),
            [InBucket(), Basic('s'), Text("prefix", 'p', "Prefix", "Only paths that begin so"), Token(), Headers(), Directory('d'),
                Fixed("MaxKeys", PageSize)]),
        new("ListObjectVersions", "ПолучитьСписокВерсийОбъектов", "Lists the versions of objects, a page of up to 250.",
            Calls.To(Routes.ListObjectVersions),
        [
            InBucket(), Basic('s'), Text("prefix", 'p', "Prefix", "Only paths that begin so"),
            Text("ver", 'v', "VersionIdMarker", "Version to begin behind"),
            Headers(), Directory('d'), Fixed("MaxKeys", PageSize),
        ]),
        new("GetObjectDownloadLink", "ПолучитьСсылкуСкачиванияОбъекта", "Makes a link to download an object.", Calls.Link(Routes.GetObject),
            [Key(), InBucket(), Basic('s'), Expiry(), Headers(), Directory('d')]),
        new("GetObjectUploadLink", "ПолучитьСсылкуЗагрузкиОбъекта", "Makes a link to upload an object.", Calls.Link(Routes.PutObject),
            [Key(), InBucket(), Basic('s'), Expiry(), Headers(), Directory('d')]),
    ];

    private static Option Text(string name, char letter, string parameter, string description) => new(name, letter, parameter, description);

    private static Option Secret(string name, char letter, string parameter, string description) =>
        Text(name, letter, parameter, description) with { IsSecret = true };

    private static Option Basic(char letter) => Secret("basic", letter, "Basic", "Basic data: JSON, a file of it, or profile:name");

    private static Option Headers() => Text("headers", 'h', "Headers", "More request headers, as a JSON object");

    private static Option Directory(char letter) =>
        Text("dir", letter, "Directory", "true puts the bucket into the path, false into the host; else the store decides");

    private static Option Bucket() => Text("name", 'n', "Bucket", BucketName).Required();

    private static Option InBucket() => Text("bucket", 'b', "Bucket", BucketName).Required();

    private static Option Key() => Text("name", 'n', "Key", ObjectName).Required();

    private static Option Data(string forms) => Text("data", 'd', "Data", "Content: " + forms).Required() with { Model = Body };

    private static Option Version() => Text("ver", 'v', "VersionId", "Version of the object");

    private static Option Upload() => Text("upload", 'u', "UploadId", "Upload that was begun").Required();

    private static Option Token() => Text("ctoken", 'c', "ContinuationToken", "Token of the page, from the one before it");

    private static Option Expiry() =>
        Text("expires", 'e', "Expires", "Seconds that the link works, up to 604800") with { Default = "3600" };

    private static Option Verb() => Text("method", 'm', "Method", "HTTP method").Required();

    private static Option Binary() => Text("binary", 'n', "ExpectedBinary", "true gives the body as bytes") with { Default = "false" };

    /// <summary>A value that OInt sets and nobody gives.</summary>
    private static Option Fixed(string parameter, string value) => new("", '\0', parameter, "") { Default = value };
}
