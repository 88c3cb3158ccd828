using System.IO;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// How a bucket lies in the folder. Names on disk never hold a key, so that any key is possible on any file system:
/// <code>
/// .lock                            held open by the server that uses the folder
/// bucket.NAME/                     one bucket; the front keeps names such as "con" harmless on Windows
///   bucket.json                    its settings
///   objects/ID.json                one version of an object or a delete marker: key, headers, tags, digests
///   objects/ID.data                its bytes; none when it is empty
///   parts/UPLOAD/upload.json       a multipart upload that is not complete yet
///   parts/UPLOAD/NUMBER.json       one part of it: size, digests, the name of its file
///   parts/UPLOAD/NUMBER-ID.data    the bytes of a part; they stay here when the upload becomes an object
/// new.ID/  gone.ID/                a bucket that is being made or removed
/// *.tmp                            a file that is being written
/// </code>
/// IDs are numbers that only grow, so the order of the names is the order of the writes. Something exists from the moment
/// its JSON file has its name, which a rename gives it at once and whole, until that file is deleted. Everything else that
/// a crash leaves behind (*.tmp, new.*, gone.*, data that no JSON names) is swept away by the next start. Files other than
/// bucket.json are left to the operating system to write out: after a power failure the last seconds may be missing, and data
/// shorter than their JSON says are dropped.
/// </summary>
internal sealed class FolderLayout(string folder)
{
    public const string BucketPrefix = "bucket.";
    public const string NewPrefix = "new.";
    public const string GonePrefix = "gone.";
    public const string Temporary = ".tmp";
    public const string Json = ".json";
    public const string Data = ".data";

    public string Folder { get; } = folder;

    public string Settings => Path.Combine(Folder, "bucket.json");

    public string Objects => Path.Combine(Folder, "objects");

    public string Parts => Path.Combine(Folder, "parts");

    public string VersionFile(string id) => Path.Combine(Objects, id + Json);

    public string DataFile(string id) => Path.Combine(Objects, id + Data);

    public string UploadFolder(string uploadId) => Path.Combine(Parts, uploadId);

    public string UploadFile(string uploadId) => Path.Combine(Parts, uploadId, "upload.json");

    public string PartFile(string uploadId, int number) => Path.Combine(Parts, uploadId, number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture) + Json);

    /// <summary>A part's bytes have a name of their own each time, so that a part can be sent again while the old one still counts.</summary>
    public static string PartDataName(int number, string id) => number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture) + "-" + id + Data;
}
