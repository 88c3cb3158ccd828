using System;
using System.IO;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>One end of a job on trees: where the things of its paths lie.</summary>
public abstract class TreeEnd
{
    /// <summary>Where the thing of a path lies, as a user would write it.</summary>
    /// <exception cref="ArgumentException">Nowhere: the end can have no such thing.</exception>
    public abstract string Address(string path);

    /// <summary>
    /// The destination that brings a thing to its place when it comes again with it: its address, or the folder of what the end can have
    /// under no such name. There it gets its name anew: as a part of a path, the name could lead out of the folder.
    /// </summary>
    public string Again(string path)
    {
        try
        {
            return Address(path);
        }
        catch (ArgumentException)
        {
            return Address("") + System.IO.Path.DirectorySeparatorChar;
        }
    }

    /// <summary>The address even of what the end cannot have, to name it in an error.</summary>
    public string NameOf(string path)
    {
        try
        {
            return Address(path);
        }
        catch (ArgumentException)
        {
            return System.IO.Path.Combine(Address(""), ".").TrimEnd('.') + path;
        }
    }
}

/// <summary>A bucket, or what is below a beginning of its keys.</summary>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">What all its keys begin with: empty, a folder that ends in <c>/</c>, or the key of the only object.</param>
public sealed class StoreEnd(S3Client client, string bucket, string prefix) : TreeEnd
{
    /// <summary>The media type of the objects that stand for folders.</summary>
    public const string FolderType = "application/x-directory";

    // Whose it is, who may read it and how it is kept is said of all objects, and of a folder nothing else.
    private static readonly string[] s_ofAll =
        ["x-amz-acl", "x-amz-grant-", "x-amz-server-side-encryption", "x-amz-expected-bucket-owner", "x-amz-tagging"];

    public S3Client Client => client;

    public string Bucket => bucket;

    public string Prefix => prefix;

    /// <summary>What is known of the only object; null for a folder.</summary>
    public Entry? Only { get; init; }

    /// <summary>The version of the only object; null for the latest.</summary>
    public string? VersionId => Only?.VersionId;

    /// <summary>Headers for each request, which the operation that takes them gets.</summary>
    public HeaderList Headers { get; init; } = new();

    /// <summary>Which store it is, whoever its user is.</summary>
    internal string Store => TransferName.StoreOf(client);

    /// <summary>Whether two connections lead to the same store, whoever their users are.</summary>
    public static bool AreOneStore(S3Client one, S3Client other) =>
        TransferName.StoreOf(one) == TransferName.StoreOf(other);

    /// <summary>Those headers that go with what is read.</summary>
    internal HeaderList ReadHeaders => OperationHeaders.Of(Routes.HeadObject, Headers);

    public string KeyOf(string path) => prefix + path;

    /// <summary>A request that reads or removes the object of a path, with those headers that it takes.</summary>
    internal S3Request Bind(ObjectRoute route, string path)
    {
        S3Request request = route.For(bucket, KeyOf(path), VersionId);
        foreach (var (name, value) in ReadHeaders) request.Headers[name] = value;
        return request;
    }

    /// <summary>A request that writes the object of a path, with all headers.</summary>
    internal S3Request Put(string path, ObjectRoute? route = null)
    {
        S3Request request = (route ?? Routes.PutObject).For(bucket, KeyOf(path));
        foreach (var (name, value) in Headers) request.Headers[name] = value;
        return request;
    }

    /// <summary>A request that makes an empty folder.</summary>
    public S3Request PutFolder(string path)
    {
        S3Request put = Routes.PutObject.For(bucket, KeyOf(path));
        foreach (var (name, value) in Headers)
        {
            if (Array.Exists(s_ofAll, of => name.StartsWith(of, StringComparison.OrdinalIgnoreCase))) put.Headers[name] = value;
        }
        put.Headers["Content-Type"] = FolderType;
        return put;
    }

    public override string Address(string path) => new S3Address(bucket, KeyOf(path), VersionId).ToString();
}

/// <summary>A folder of the file system, or a file.</summary>
/// <param name="root">Its full path.</param>
/// <param name="names">The rule for the names of files.</param>
public sealed class FileEnd(string root, FileNames names) : TreeEnd
{
    public string Root => root;

    /// <summary>The folder that nothing may leave, where that is not the root.</summary>
    public string? Top { get; init; }

    public FileNames Names => names;

    /// <summary>The full path of a file.</summary>
    /// <exception cref="ArgumentException">The path can be no file here.</exception>
    public string FileOf(string path) => path.Length == 0 ? root : Path.Combine(root, names.ToFile(path));

    public override string Address(string path) => FileOf(path);
}
