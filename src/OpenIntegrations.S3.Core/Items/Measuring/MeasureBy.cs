namespace OpenIntegrations.S3.Items.Measuring;

/// <summary>By what items are put together when they are counted.</summary>
public enum MeasureBy
{
    /// <summary>All together.</summary>
    Total,

    /// <summary>By folder.</summary>
    Folder,

    /// <summary>By storage class.</summary>
    StorageClass,

    /// <summary>By the extension of the name, in lower case.</summary>
    Extension,

    /// <summary>By when they were last changed.</summary>
    Age,
}
