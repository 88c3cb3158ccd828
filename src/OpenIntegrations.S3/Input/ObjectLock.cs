using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Protection of an object against deletion: until a date, by a legal hold, or both.</summary>
[HeaderNames(Prefix + "mode", Prefix + "retain-until-date", Prefix + "legal-hold", Prefix + "event-hold",
    Prefix + "event-hold-duration-days", Prefix + "event-hold-duration-years")]
public sealed class ObjectLock : IHeaderSet
{
    private const string Prefix = "x-amz-object-lock-";

    /// <summary>GOVERNANCE, which some may lift, or COMPLIANCE, which nobody may.</summary>
    public string? Mode { get; set; }

    /// <summary>When the protection ends.</summary>
    public DateTime? RetainUntil { get; set; }

    /// <summary>Whether the object is held until someone lifts it.</summary>
    public bool? LegalHold { get; set; }

    /// <summary>Whether the object is held until an event is told, and for a time behind it.</summary>
    public bool? EventHold { get; set; }

    /// <summary>How many days an object stays protected behind its event.</summary>
    public int? EventHoldDays { get; set; }

    /// <summary>How many years an object stays protected behind its event.</summary>
    public int? EventHoldYears { get; set; }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            if (Mode is not null) yield return new(Prefix + "mode", Mode);
            if (RetainUntil is { } date) yield return new(Prefix + "retain-until-date", Scalars.Iso8601(date));
            if (LegalHold is { } held) yield return new(Prefix + "legal-hold", held ? "ON" : "OFF");
            if (EventHold is { } waits) yield return new(Prefix + "event-hold", waits ? "ON" : "OFF");
            if (EventHoldDays is { } days) yield return new(Prefix + "event-hold-duration-days", Scalars.Format(days));
            if (EventHoldYears is { } years) yield return new(Prefix + "event-hold-duration-years", Scalars.Format(years));
        }
    }
}
