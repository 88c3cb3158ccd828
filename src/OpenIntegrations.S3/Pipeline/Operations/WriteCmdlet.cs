using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>PutObject, CopyObject and CreateMultipartUpload: what is stored with an object.</summary>
[Takes(typeof(ObjectAclParameters)), Takes(typeof(ObjectSettingsParameters))]
public abstract partial class WriteCmdlet : ObjectCmdlet
{
    /// <summary>
    /// Protection against deletion, as a hashtable: Mode (GOVERNANCE or COMPLIANCE), RetainUntil (a date), LegalHold (true or false),
    /// EventHold (true or false), and EventHoldDays or EventHoldYears for how long one protects behind the event.
    /// </summary>
    [Parameter]
    public ObjectLock? ObjectLock { get; set; }

    /// <summary>Where a website endpoint sends those who ask for the object.</summary>
    [Parameter, Header("x-amz-website-redirect-location")]
    public string? WebsiteRedirectLocation { get; set; }
}
