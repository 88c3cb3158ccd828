using System;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// A map in the order of <see cref="Utf8Order"/>, in blocks: a place is found by halving twice, and an insertion moves part of one block.
/// Not safe for parallel use.
/// </summary>
internal sealed class SortedKeys<T>
{
    private const int BlockSize = 512;
    private readonly List<Block> _blocks = new();

    public int Count { get; private set; }

    public bool TryGet(string key, out T value)
    {
        var (block, at) = Find(Bound.At(key));
        bool found = block < _blocks.Count && _blocks[block].Keys[at] == key;
        value = found ? _blocks[block].Values[at] : default!;
        return found;
    }

    public void Set(string key, T value)
    {
        var (index, at) = Find(Bound.At(key));
        if (index < _blocks.Count && _blocks[index].Keys[at] == key)
        {
            _blocks[index].Values[at] = value;
            return;
        }
        Count++;
        BlockFor(index, ref at).Insert(at, key, value);
    }

    public void Remove(string key)
    {
        var (index, at) = Find(Bound.At(key));
        if (index == _blocks.Count || _blocks[index].Keys[at] != key) return;
        _blocks[index].Remove(at);
        if (_blocks[index].Count == 0) _blocks.RemoveAt(index);
        Count--;
    }

    /// <summary>What lies behind a place, in order. The map must not change meanwhile.</summary>
    public IEnumerable<KeyValuePair<string, T>> From(Bound bound)
    {
        var (index, at) = Find(bound);
        for (; index < _blocks.Count; index++, at = 0)
        {
            Block block = _blocks[index];
            for (; at < block.Count; at++) yield return new(block.Keys[at], block.Values[at]);
        }
    }

    /// <summary>The first entry behind a place; past the last block when there is none.</summary>
    private (int Block, int At) Find(Bound bound)
    {
        int block = Halve(_blocks.Count, i => bound.IsBehind(_blocks[i].Keys[_blocks[i].Count - 1]));
        return block == _blocks.Count ? (block, 0) : (block, Halve(_blocks[block].Count, i => bound.IsBehind(_blocks[block].Keys[i])));
    }

    /// <summary>A block with room at a place.</summary>
    private Block BlockFor(int index, ref int at)
    {
        if (_blocks.Count == 0) _blocks.Add(new Block());
        if (index == _blocks.Count) (index, at) = (index - 1, _blocks[index - 1].Count);
        Block block = _blocks[index];
        if (block.Count < BlockSize) return block;
        // Keys that come in order leave full blocks behind them.
        _blocks.Insert(index + 1, block.Split(at == BlockSize ? BlockSize : BlockSize / 2));
        if (at < block.Count) return block;
        at -= block.Count;
        return _blocks[index + 1];
    }

    /// <summary>How many of the first items the test holds for.</summary>
    private static int Halve(int count, Func<int, bool> isBehind)
    {
        int low = 0;
        while (low < count)
        {
            int middle = (low + count) / 2;
            if (isBehind(middle)) low = middle + 1;
            else count = middle;
        }
        return low;
    }

    private sealed class Block
    {
        public string[] Keys { get; } = new string[BlockSize];

        public T[] Values { get; } = new T[BlockSize];

        public int Count { get; private set; }

        public void Insert(int at, string key, T value)
        {
            Array.Copy(Keys, at, Keys, at + 1, Count - at);
            Array.Copy(Values, at, Values, at + 1, Count - at);
            (Keys[at], Values[at]) = (key, value);
            Count++;
        }

        public void Remove(int at)
        {
            Count--;
            Array.Copy(Keys, at + 1, Keys, at, Count - at);
            Array.Copy(Values, at + 1, Values, at, Count - at);
            (Keys[Count], Values[Count]) = (null!, default!);
        }

        /// <summary>Moves what lies behind a place to a new block.</summary>
        public Block Split(int at)
        {
            var rest = new Block { Count = Count - at };
            Array.Copy(Keys, at, rest.Keys, 0, rest.Count);
            Array.Copy(Values, at, rest.Values, 0, rest.Count);
            Array.Clear(Keys, at, rest.Count);
            Array.Clear(Values, at, rest.Count);
            Count = at;
            return rest;
        }
    }
}
