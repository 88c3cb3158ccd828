using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Protection of an object against deletion: until a date, by a legal hold, or both.</summary>
[HeaderNames(Prefix + "mode", Prefix + "retain-until-date", Prefix + "legal-hold")]
public sealed class ObjectLock : IHeaderSet
{
    private const string Prefix = "x-amz-object-lock-";

    /// <summary>GOVERNANCE, which some may lift, or COMPLIANCE, which nobody may.</summary>
    public string? Mode { get; set; }

    /// <summary>When the protection ends.</summary>
    public DateTime? RetainUntil { get; set; }

    /// <summary>Whether the object is held until someone lifts it.</summary>
    public bool? LegalHold { get; set; }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            if (Mode is not null) yield return new(Prefix + "mode", Mode);
            if (RetainUntil is { } date) yield return new(Prefix + "retain-until-date", Scalars.Iso8601(date));
            if (LegalHold is { } held) yield return new(Prefix + "legal-hold", held ? "ON" : "OFF");
        }
    }
}
