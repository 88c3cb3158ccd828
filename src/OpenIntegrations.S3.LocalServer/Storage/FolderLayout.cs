using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// How a bucket lies in the folder. Names on disk never hold a key, so that any key is possible on any file system:
/// <code>
/// .lock                            held open by the server that uses the folder
/// .s3store/store.json              says that the folder is a store, and in which format
/// .s3store/new.ID/  gone.ID/       a bucket that is being made or removed
/// bucket.NAME/                     one bucket; the front keeps names such as "con" harmless on Windows
///   bucket.json                    its settings
///   objects/ID.json                one version of an object or a delete marker: key, headers, tags, digests
///   objects/ID.data                its bytes; none when it is empty
///   parts/UPLOAD/upload.json       a multipart upload that is not complete yet
///   parts/UPLOAD/NUMBER.json       one part of it: size, digests, the name of its file
///   parts/UPLOAD/NUMBER-ID.data    the bytes of a part; they stay here when the upload becomes an object
/// *.tmp                            a file that is being written
/// *.json.gone                      what was superseded or deleted, until its bytes are erased
/// </code>
/// IDs are numbers that only grow, so the order of the names is the order of the writes. Something exists from the moment
/// its JSON file has its name, which a rename gives it at once and whole, until a rename adds <c>.gone</c> to it. A JSON file that is
/// being written is beside the bytes before these have their name, and one that is gone stays until its bytes are erased: so bytes that no
/// JSON names are a crash's only where one of the two tells so. Those are erased by the next start; everything else that does not fit is
/// damage or somebody else's, and stays where it is (<see cref="BucketScan"/>). Files other than bucket.json are left to the operating
/// system to write out: after a power failure the last seconds may be missing or damaged.
/// </summary>
internal sealed class FolderLayout(string folder)
{
    public const string BucketPrefix = "bucket.";
    public const string Temporary = ".tmp";
    public const string Gone = ".gone";
    public const string Json = ".json";
    public const string Data = ".data";
    public const string SettingsName = "bucket.json";
    public const string UploadName = "upload.json";

    public string Folder { get; } = folder;

    public string Settings => Path.Combine(Folder, SettingsName);

    public string Objects => Path.Combine(Folder, "objects");

    public string Parts => Path.Combine(Folder, "parts");

    public string VersionFile(string id) => Path.Combine(Objects, id + Json);

    public string DataFile(string id) => Path.Combine(Objects, id + Data);

    public string UploadFolder(string uploadId) => Path.Combine(Parts, uploadId);

    public string UploadFile(string uploadId) => Path.Combine(Parts, uploadId, UploadName);

    public string PartFile(string uploadId, int number) =>
        Path.Combine(Parts, uploadId, number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture) + Json);

    /// <summary>
    /// A part's bytes have a name of their own each time, so that a part can be sent again while the old one still counts.
    /// </summary>
    public static string PartDataName(int number, string id) =>
        number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture) + "-" + id + Data;
}
