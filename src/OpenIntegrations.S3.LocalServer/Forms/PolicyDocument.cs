using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Forms;

/// <summary>
/// The policy of an upload form: until when it is good, what the fields must say, how large the file may be.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
/// </summary>
internal sealed class PolicyDocument
{
    /// <summary>Fields that no condition needs to cover.</summary>
    private static readonly string[] s_free = ["x-amz-signature", "policy", "file", "awsaccesskeyid", "signature"];
    private static readonly string[] s_lists = ["content-type"];
    private readonly List<Condition> _conditions = new();
    private readonly DateTimeOffset _expiration;

    private PolicyDocument(DateTimeOffset expiration) => _expiration = expiration;

    /// <summary>Of a form that nobody signed: everything is allowed by it.</summary>
    public static PolicyDocument None { get; } = new(DateTimeOffset.MaxValue);

    public long MinLength { get; private set; }

    public long MaxLength { get; private set; } = ObjectPart.MaxSize;

    /// <exception cref="S3Error">It is no policy.</exception>
    public static PolicyDocument Parse(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (!HttpDate.TryParse(root.GetProperty("expiration").GetString(), out var expiration))
                throw Invalid("Invalid 'expiration' value");
            var policy = new PolicyDocument(expiration);
            foreach (JsonElement condition in root.GetProperty("conditions").EnumerateArray()) policy.Add(condition);
            return policy;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or OverflowException)
        {
            throw Invalid("Invalid JSON.");
        }
    }

    /// <exception cref="S3Error">The policy does not allow this form.</exception>
    public void Check(HeaderList fields, string bucket, DateTimeOffset now)
    {
        if (now > _expiration) throw Denied("Policy expired.");
        foreach (Condition condition in _conditions)
        {
            string value = condition.Field == "bucket" ? bucket : fields[condition.Field] ?? "";
            if (!condition.Holds(value)) throw Denied($"Policy Condition failed: {condition}");
        }
        string? open = fields.Names.Select(n => n.ToLowerInvariant()).FirstOrDefault(IsUncovered);
        if (open is not null) throw Denied($"Extra input fields: {open}");
    }

    private bool IsUncovered(string field) =>
        !s_free.Contains(field) && !field.StartsWith("x-ignore-", StringComparison.Ordinal) && !_conditions.Exists(c => c.Field == field);

    private void Add(JsonElement condition)
    {
        if (condition.ValueKind == JsonValueKind.Object)
        {
            JsonProperty[] pairs = [.. condition.EnumerateObject()];
            if (pairs.Length != 1)
                throw Invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
            _conditions.Add(new("eq", pairs[0].Name.ToLowerInvariant(), Text(pairs[0].Value)));
            return;
        }
        if (condition.GetArrayLength() != 3) throw Invalid("a condition has three pieces");
        string kind = Text(condition[0]).ToLowerInvariant();
        if (kind == "content-length-range")
            (MinLength, MaxLength) = (Math.Max(MinLength, Number(condition[1])), Math.Min(MaxLength, Number(condition[2])));
        else if (kind is "eq" or "starts-with")
            _conditions.Add(new(kind, Text(condition[1]).TrimStart('$').ToLowerInvariant(), Text(condition[2])));
        else throw Invalid($"Invalid condition '{kind}'");
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw Invalid("a condition is made of texts");

    private static long Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? long.Parse(element.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
            : element.GetInt64();

    private static S3Error Invalid(string reason) => new(ErrorCode.InvalidRequest, "Invalid Policy: " + reason);

    private static S3Error Denied(string reason) => new(ErrorCode.AccessDenied, "Invalid according to Policy: " + reason);

    private sealed record Condition(string Kind, string Field, string Value)
    {
        /// <summary>A content type may be a list, each of which must begin so.</summary>
        public bool Holds(string given)
        {
            if (Kind == "eq") return given == Value;
            string[] values = s_lists.Contains(Field) ? given.Split(',') : [given];
            return values.All(v => v.Trim().StartsWith(Value, StringComparison.Ordinal));
        }

        public override string ToString() => $"[\"{Kind}\", \"${Field}\", \"{Value}\"]";
    }
}
