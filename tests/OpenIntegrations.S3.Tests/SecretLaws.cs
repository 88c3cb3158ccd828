using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Tests;

/// <summary>
/// Whatever formats, serializes or logs an object reads its public properties and its text. So what has a secret shows it in neither,
/// and the few types that must are met by nothing that PowerShell is given.
/// </summary>
public sealed class SecretLaws
{
    private const string Canary = "c4n4ry-c4n4ry";
    private const int Depth = 4;
    private const BindingFlags Inside = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Who has a secret to hand on, and to whom.
    private static readonly Dictionary<string, string> s_carriers = new()
    {
        ["OpenIntegrations.Http.Credentials.SecretKey"] = "the signer",
        ["OpenIntegrations.Http.Credentials.SessionToken"] = "the signer",
        ["OpenIntegrations.Http.ProxyAddress.Password"] = "the transport",
        ["OpenIntegrations.Http.Transport.TransportSettings.ProxyPassword"] = "the transport",
        ["OpenIntegrations.Http.Transport.TransportSettings.ClientCertificatePassword"] = "the transport",
        ["OpenIntegrations.S3.Cells.StoredSignIn.AccessToken"] = "the profile's file",
        ["OpenIntegrations.S3.Cells.StoredSignIn.RefreshToken"] = "the profile's file",
        ["OpenIntegrations.S3.Cells.StoredSignIn.Password"] = "the profile's file",
    };

    // What is named like a secret and is none: codes of errors, addresses, names, and what a provider's manual prints.
    private static readonly string[] s_harmless = ["Key", "Code", "TokenUrl", "TokenHeader", "SessionName", "DefaultSecret"];

    private static readonly Assembly[] s_shipped =
        [.. new[] { "Http", "Hosting", "S3.Core", "S3.LocalServer", "S3" }.Select(n => Assembly.Load("OpenIntegrations." + n))];

    private static IEnumerable<Type> Types => s_shipped.SelectMany(a => a.GetTypes())
        .Where(t => t.IsClass && !t.ContainsGenericParameters && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    // Of PowerShell's own types there are names here and no code.
    private static bool CanBeMade(Type type)
    {
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (at.Assembly.GetName().Name == "System.Management.Automation") return false;
        }
        return type.IsClass && !type.IsAbstract && !type.ContainsGenericParameters && !typeof(Delegate).IsAssignableFrom(type);
    }

    private static Type[] Shown => [.. Types.Where(t => t.IsVisible && !Cmdlets.All.Any(t.IsAssignableFrom))];

    [Fact]
    public void Who_shows_a_secret_is_known_and_has_a_reason()
    {
        string[] found = [.. Shown.SelectMany(t => t.GetProperties().Where(p => p.DeclaringType == t && IsSecret(p.Name, p.PropertyType))
            .Select(p => t.FullName + "." + p.Name)).Order(StringComparer.Ordinal)];
        Assert.Equal("", string.Join("\n", found.Except(s_carriers.Keys)));
        Assert.Equal("", string.Join("\n", s_carriers.Keys.Except(found)));
    }

    [Fact]
    public void No_text_of_an_object_has_the_secrets_in_it()
    {
        var told = new List<string>();
        foreach (Type type in Types.Where(t => CanBeMade(t) && Secrets(t, Depth)))
        {
            if (Plant(type, Depth) is { } planted && TextOf(planted).Contains(Canary, StringComparison.Ordinal)) told.Add(type.FullName!);
        }
        Assert.True(told.Count == 0, string.Join("\n", told));
        Assert.True(Types.Count(t => CanBeMade(t) && Secrets(t, Depth)) > s_carriers.Count / 2);
    }

    /// <summary>ConvertTo-Json writes the values of all public properties and fields, and what is in lists and tables.</summary>
    [Fact]
    public void No_JSON_of_what_commands_give_has_the_secrets_in_it()
    {
        var told = new List<string>();
        Type[] given = [.. Met().Keys.Where(t => CanBeMade(t) && Secrets(t, Depth))];
        foreach (Type type in given)
        {
            if (Plant(type, Depth) is { } planted && JsonOf(planted, Depth).Contains(Canary, StringComparison.Ordinal))
                told.Add(type.FullName!);
        }
        Assert.True(told.Count == 0, string.Join("\n", told));
        Assert.NotEmpty(given);
    }

    /// <summary>The law would see one: these are carriers, and nothing of them is given to anybody.</summary>
    [Fact]
    public void The_JSON_of_a_carrier_has_it() => Assert.All(Types.Where(t => s_carriers.Keys.Any(c =>
        c[..c.LastIndexOf('.')] == t.FullName)), t => Assert.Contains(Canary, JsonOf(Plant(t, Depth)!, Depth), StringComparison.Ordinal));

    [Fact]
    public void Nothing_that_commands_give_leads_to_a_secret()
    {
        Dictionary<Type, string> met = Met();
        string[] led = [.. met.Keys.SelectMany(t => t.GetProperties().Where(p => s_carriers.ContainsKey(p.DeclaringType + "." + p.Name))
            .Select(p => $"{met[t]}.{p.Name}"))];
        Assert.True(met.Count > 10);
        Assert.True(led.Length == 0, string.Join("\n", led));
    }

    // The types that commands give and that their properties lead to, each with the way there.
    private static Dictionary<Type, string> Met()
    {
        var met = new Dictionary<Type, string>();
        var next = new Queue<Type>();
        void Meet(Type type, string way)
        {
            foreach (Type part in type.GetGenericArguments().Append(type.GetElementType()).Append(type).OfType<Type>())
            {
                if (s_shipped.Contains(part.Assembly) && part.IsVisible && met.TryAdd(part, way)) next.Enqueue(part);
            }
        }
        foreach (Type given in Given()) Meet(given, given.Name);
        while (next.TryDequeue(out Type? type))
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Meet(property.PropertyType, $"{met[type]}.{property.Name}");
        }
        return met;
    }

    // What is said to come out, what is shown by views of its own, and every failure.
    private static IEnumerable<Type> Given() => Cmdlets.All.SelectMany(OutputOf)
        .Concat(Shown.Where(t => t.Assembly.GetName().Name == "OpenIntegrations.S3" || typeof(Exception).IsAssignableFrom(t)));

    private static IEnumerable<Type> OutputOf(Type cmdlet) => cmdlet.CustomAttributes
        .Where(a => a.AttributeType.Name == "OutputTypeAttribute").SelectMany(a => a.ConstructorArguments)
        .SelectMany(a => a.Value is IEnumerable<CustomAttributeTypedArgument> several ? several : [a]).Select(a => a.Value).OfType<Type>();

    private static bool IsSecret(string name, Type type) =>
        (type == typeof(string) || type == typeof(SecureString) || type == typeof(byte[]))
            && !s_harmless.Contains(name) && !name.StartsWith("AccessKey", StringComparison.Ordinal)
            && (Confidential.IsSecret(name) || name.EndsWith("CustomerKey", StringComparison.Ordinal)
                || Setting.Find(name) is { IsSecret: true });

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? at = type; at is not null && s_shipped.Contains(at.Assembly); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(Inside)) yield return field;
        }
    }

    private static string NameOf(FieldInfo field) => field.Name.Split('>')[0].TrimStart('<', '_');

    private static bool IsOurs(Type type) => s_shipped.Contains(type.Assembly) && CanBeMade(type);

    private static bool Secrets(Type type, int depth) => Fields(type).Any(f => IsSecret(NameOf(f), f.FieldType)
        || (depth > 0 && IsOurs(f.FieldType) && Secrets(f.FieldType, depth - 1)));

    private static object? Plant(Type type, int depth)
    {
        object planted;
        try
        {
            planted = RuntimeHelpers.GetUninitializedObject(type);
        }
        catch (ArgumentException)
        {
            // Only the runtime makes some of them.
            return null;
        }
        foreach (FieldInfo field in Fields(type).Where(f => !f.IsLiteral))
        {
            if (field.FieldType == typeof(string)) field.SetValue(planted, IsSecret(NameOf(field), field.FieldType) ? Canary : "x");
            else if (depth > 0 && IsOurs(field.FieldType)) field.SetValue(planted, Plant(field.FieldType, depth - 1));
        }
        return planted;
    }

    private static string JsonOf(object? value, int depth)
    {
        if (value is null or string or byte[] || depth < 0 || value.GetType().IsPrimitive) return value?.ToString() ?? "";
        if (value is IDictionary map)
            return string.Join(",", map.Keys.Cast<object>().Select(k => $"{k}:{JsonOf(map[k], depth - 1)}"));
        if (value is IEnumerable list) return string.Join(",", Items(list).Select(i => JsonOf(i, depth - 1)));
        Type type = value.GetType();
        return string.Join(",", type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Select(p => JsonOf(Read(() => p.GetValue(value)), depth - 1))
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => JsonOf(f.GetValue(value), depth - 1))));
    }

    private static object?[] Items(IEnumerable list) => Read(() => list.Cast<object?>().ToArray()) as object?[] ?? [];

    // A property that fails is null in JSON.
    private static object? Read(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is TargetInvocationException or NullReferenceException or ArgumentException
            or InvalidOperationException)
        {
            return null;
        }
    }

    // One that is not made by its constructor may have no text.
    private static string TextOf(object value)
    {
        try
        {
            return value + string.Join(" ", (value as IEnumerable)?.Cast<object?>() ?? []);
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentException or InvalidOperationException)
        {
            return "";
        }
    }
}
