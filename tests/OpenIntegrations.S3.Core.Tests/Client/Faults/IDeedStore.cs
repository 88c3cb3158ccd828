using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>What a deed is done to, and what shows whether it was carried out once, twice or not at all.</summary>
internal interface IDeedStore
{
    string Bucket { get; }

    /// <summary>What stands before each key of the deed: a store may serve many deeds at a time.</summary>
    string Prefix { get; }

    bool HasBucket { get; set; }

    bool HasTags { get; set; }

    /// <summary>The one upload that is there before the deed.</summary>
    string UploadId { get; }

    bool HasUpload { get; }

    /// <summary>How many uploads were begun by the deed.</summary>
    int Uploads { get; }

    int PartCount { get; }

    string PartETag { get; }

    /// <summary>Puts an object there, under its key without the prefix.</summary>
    void Add(string key);

    /// <summary>Puts a part into the upload.</summary>
    void AddPart();

    /// <summary>What the store answers when nothing goes wrong.</summary>
    Answer Answer(RecordedRequest request);
}
