using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Puts together what goes in one request: things of one bucket, as many as the store takes.</summary>
/// <param name="send">Takes them when they are together.</param>
internal sealed class DeleteBatches(Action<string, List<ObjectVersion>> send)
{
    private List<ObjectVersion> _batch = [];
    private string _bucket = "";

    public void Add(string bucket, ObjectVersion item, int most)
    {
        if (bucket != _bucket || _batch.Count >= most) Flush();
        _bucket = bucket;
        _batch.Add(item);
    }

    /// <summary>Sends what there is.</summary>
    public void Flush()
    {
        if (_batch.Count == 0) return;
        List<ObjectVersion> batch = _batch;
        _batch = [];
        send(_bucket, batch);
    }
}
