using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Accounts;

/// <summary>All who may sign in, by what they sign with and by what others call them.</summary>
internal sealed class Identities
{
    private readonly Dictionary<string, LocalIdentity> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Owner> _owners = new(StringComparer.Ordinal);

    /// <param name="accounts">Keys of the owner that has no other name.</param>
    /// <param name="others">Owners of their own.</param>
    /// <exception cref="ArgumentException">Two have the same access key.</exception>
    public Identities(IEnumerable<Credentials> accounts, IEnumerable<LocalIdentity> others)
    {
        var all = accounts.Select(static keys => new LocalIdentity(Owner.Local.DisplayName, keys)).Concat(others);
        _owners[Owner.Local.Id] = Owner.Local;
        foreach (LocalIdentity identity in all)
        {
            if (_byKey.ContainsKey(identity.Keys.AccessKey))
                throw new ArgumentException($"Two identities have the access key '{identity.Keys.AccessKey}'.");
            _byKey[identity.Keys.AccessKey] = identity;
            _owners[identity.Id] = identity.Owner;
        }
    }

    /// <summary>Whose key it is, when the token that came with it is the key's own.</summary>
    /// <exception cref="S3Error">Nobody's, or the token is missing or another one.</exception>
    public LocalIdentity Find(string accessKey, string? token)
    {
        if (!_byKey.TryGetValue(accessKey, out LocalIdentity? identity) || (identity.Keys.SessionToken is not null && token is null))
            throw ErrorCode.InvalidAccessKeyId.With("AWSAccessKeyId", accessKey);
        return identity.Keys.SessionToken == token ? identity : throw new S3Error(ErrorCode.InvalidToken);
    }

    /// <summary>The owner of a canonical id; null when nobody has it.</summary>
    public Owner? OwnerOf(string id) => _owners.TryGetValue(id, out Owner? owner) ? owner : null;

    /// <summary>The account of an owner; null when he cannot sign in any more.</summary>
    public string? AccountOf(Owner owner) => _byKey.Values.FirstOrDefault(i => i.Id == owner.Id)?.AccountId;
}
