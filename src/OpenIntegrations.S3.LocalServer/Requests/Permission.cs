
namespace OpenIntegrations.S3.Local.Requests;

/// <summary>What an access control list can grant, and what none can.</summary>
internal enum Permission
{
    /// <summary>For the owner, and for whom a policy allows it.</summary>
    Owner,

    /// <summary>Of a bucket: to list it. Of an object: to read it.</summary>
    Read,

    /// <summary>Of a bucket: to put objects into it and to delete them.</summary>
    Write,

    ReadAcp,
    WriteAcp,

    /// <summary>What belongs to an upload is also for him who began it.</summary>
    Upload,

    /// <summary>For all who are signed in.</summary>
    SignedIn,

    /// <summary>The operation asks for each thing that it touches.</summary>
    Each,
}
