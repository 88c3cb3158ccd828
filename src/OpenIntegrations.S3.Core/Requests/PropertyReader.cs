using System;
using System.Reflection;

namespace OpenIntegrations.S3.Requests;

/// <summary>
/// Reads a property of whichever object. Reflection makes code for each property that it reads more than once; a delegate calls the getter
/// that is there.
/// </summary>
internal abstract class PropertyReader
{
    public static PropertyReader Create(PropertyInfo property)
    {
        MethodInfo get = property.GetGetMethod()!;
        Type reader = typeof(Of<,>).MakeGenericType(get.DeclaringType!, property.PropertyType);
        return (PropertyReader)Activator.CreateInstance(reader, get)!;
    }

    public abstract object? Get(object owner);

    private sealed class Of<TOwner, TValue>(MethodInfo get) : PropertyReader
        where TOwner : class
    {
        private readonly Func<TOwner, TValue> _get = (Func<TOwner, TValue>)get.CreateDelegate(typeof(Func<TOwner, TValue>));

        public override object? Get(object owner) => _get((TOwner)owner);
    }
}
