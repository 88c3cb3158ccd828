using System;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// A lock that waits for an event, whenever that is: taking it away tells the event, and the retention that was named with it begins.
/// </summary>
internal static class EventHolds
{
    public const string Header = "x-amz-object-lock-event-hold";
    private const string DaysHeader = Header + "-duration-days";
    private const string YearsHeader = Header + "-duration-years";

    /// <summary>What the headers of an upload ask for; null for nothing.</summary>
    public static EventHold? Of(HeaderList headers) => Of(headers[Header], headers[DaysHeader], headers[YearsHeader]);

    /// <summary>What a Retention document asks for; null for nothing.</summary>
    public static EventHold? Of(XElement retention) => retention.One("EventHoldDuration") is { } duration
        ? Of(retention.Text("EventHold"), duration.Text("Days"), duration.Text("Years")) : Of(retention.Text("EventHold"), null, null);

    /// <summary>The version with another hold. One that ends leaves its retention behind.</summary>
    public static ObjectVersion Change(ObjectVersion version, EventHold hold, DateTimeOffset now)
    {
        EventHold? before = version.EventHold;
        bool isTold = before is { IsOn: true } && !hold.IsOn;
        EventHold kept = hold.HasDuration || before is null ? hold : before with { IsOn = hold.IsOn };
        version = version with { EventHold = kept };
        if (!isTold || !kept.HasDuration) return version;
        DateTimeOffset end = now.AddYears(kept.Years).AddDays(kept.Days);
        return version.Retention?.Until >= end ? version
            : version with { Retention = new(version.Retention?.Mode ?? "GOVERNANCE", end) };
    }

    public static Answer Show(this Answer answer, EventHold? hold) => hold is null ? answer : answer
        .With(Header, Word(hold)).With(DaysHeader, Number(hold.Days)).With(YearsHeader, Number(hold.Years));

    public static void Write(XmlWriter writer, EventHold? hold)
    {
        if (hold is null) return;
        writer.Element("EventHold", Word(hold));
        if (!hold.HasDuration) return;
        writer.WriteStartElement("EventHoldDuration");
        writer.Element("Days", Number(hold.Days));
        writer.Element("Years", Number(hold.Years));
        writer.WriteEndElement();
    }

    private static EventHold? Of(string? word, string? days, string? years)
    {
        if (word is null && days is null && years is null) return null;
        if (word is not ("ON" or "OFF")) throw ErrorCode.Argument(Header, word, "Event Hold must be either of 'ON' or 'OFF'");
        if (days is not null && years is not null)
            throw ErrorCode.Argument(DaysHeader, days, "The duration of an event hold is in days or in years.");
        return new(word == "ON", Count(DaysHeader, days), Count(YearsHeader, years));
    }

    private static int Count(string name, string? text) => text is null ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 36_500 ? count
        : throw ErrorCode.Argument(name, text, "The duration of an event hold must be a positive integer value.");

    private static string Word(EventHold hold) => hold.IsOn ? "ON" : "OFF";

    private static string? Number(int count) => count == 0 ? null : count.ToString(CultureInfo.InvariantCulture);
}
