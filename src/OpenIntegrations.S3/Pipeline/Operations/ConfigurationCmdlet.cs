namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Replaces a part of a bucket that is a document.</summary>
[Takes(typeof(ConfigurationParameters))]
public abstract partial class BucketConfigurationCmdlet : BucketCmdlet;

/// <summary>Replaces a part of an object that is a document.</summary>
[Takes(typeof(ConfigurationParameters))]
public abstract partial class ObjectConfigurationCmdlet : VersionCmdlet;
