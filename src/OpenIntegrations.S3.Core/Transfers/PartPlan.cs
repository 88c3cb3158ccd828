using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Transfers;

/// <summary>A piece of an object: its number from 1, where it begins, and how long it is.</summary>
public readonly record struct Part(int Number, long Offset, long Length);

/// <summary>Cuts an object into parts of equal size, as few as the store's limits allow.</summary>
public static class PartPlan
{
    /// <summary>The smallest part that S3 takes, save the last. A provider may want more.</summary>
    public const long MinPartSize = 5 * 1024 * 1024;

    /// <summary>The size to use: the wanted one, made larger where the object has too many bytes for it.</summary>
    /// <param name="length">The object's length; null when it is not known.</param>
    /// <param name="wanted">Bytes in a part, as the user or the profile says.</param>
    /// <param name="provider">Whose limits hold.</param>
    public static long SizeFor(long? length, long wanted, Provider provider)
    {
        long needed = length is null ? 0 : (length.Value + provider.MaxParts - 1) / provider.MaxParts;
        long size = Math.Max(Math.Max(wanted, needed), provider.MinPartSize);
        return (size + provider.PartSizeStep - 1) / provider.PartSizeStep * provider.PartSizeStep;
    }

    public static IEnumerable<Part> Cut(long length, long partSize)
    {
        int number = 1;
        for (long offset = 0; offset < length; offset += partSize) yield return new(number++, offset, Math.Min(partSize, length - offset));
    }

    /// <summary>The length of the part of a number; null where there is none.</summary>
    public static long? LengthOf(int number, long length, long partSize)
    {
        if (number < 1 || number - 1 > (length - 1) / partSize) return null;
        return Math.Min(partSize, length - (number - 1) * partSize);
    }
}
