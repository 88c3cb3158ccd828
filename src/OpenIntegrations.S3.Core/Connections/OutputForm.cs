namespace OpenIntegrations.S3.Connections;

/// <summary>What an operation gives to a script that does not say.</summary>
public enum OutputForm
{
    /// <summary>The envelope of each answer: status, response, headers.</summary>
    Envelopes,

    /// <summary>What is inside: each bucket, object or tag as an object of its own.</summary>
    Objects,
}
