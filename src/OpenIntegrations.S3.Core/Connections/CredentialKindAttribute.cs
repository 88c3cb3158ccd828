using System;

namespace OpenIntegrations.S3.Connections;

/// <summary>Announces a kind of credentials.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class CredentialKindAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
