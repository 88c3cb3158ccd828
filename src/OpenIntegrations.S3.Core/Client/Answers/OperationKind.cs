namespace OpenIntegrations.S3.Client.Answers;

/// <summary>The classes of operations that answers are judged by. <see cref="Beliefs"/> says of each what is believed.</summary>
internal enum OperationKind
{
    /// <summary>A list or another document.</summary>
    Document,

    /// <summary>The content of an object.</summary>
    Read,

    Head,
    Put,

    /// <summary>Bytes that go behind those that the object has.</summary>
    Append,

    Part,
    Copy,
    PartCopy,
    Rename,
    CreateUpload,
    Complete,
    Abort,
    CreateBucket,

    /// <summary>A document for a part of a bucket or object.</summary>
    Configure,

    Delete,
    DeleteBucket,

    /// <summary>A part of a bucket or object is taken away.</summary>
    Unset,

    BatchDelete,

    /// <summary>A request as the user wrote it.</summary>
    Other,
}
