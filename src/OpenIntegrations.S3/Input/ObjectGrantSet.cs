using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Rights for others on an object that is written: four x-amz-grant headers. To write is a right on buckets.</summary>
[HeaderNames("x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write-acp", "x-amz-grant-full-control")]
public sealed class ObjectGrantSet : IHeaderSet
{
    private readonly GrantSet _grants;

    /// <param name="grants">As <see cref="GrantSet"/> takes them.</param>
    public ObjectGrantSet(IDictionary grants)
    {
        _grants = new GrantSet(grants);
        if (_grants.Headers.Any(h => h.Key == GrantSet.WriteHeader))
            throw new ArgumentException("'Write' is no right on an object. Rights are Read, ReadAcp, WriteAcp, FullControl.");
    }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _grants.Headers;
}
