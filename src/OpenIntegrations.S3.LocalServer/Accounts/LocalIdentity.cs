using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Accounts;

/// <summary>
/// Somebody who may sign in, with an account of his own: he owns what he makes, and sees of others what their lists and policies allow him.
/// </summary>
public sealed class LocalIdentity
{
    private const int MaxName = 64;
    private const long Accounts = 1_000_000_000_000;

    /// <param name="name">What he is called; the same name has the same canonical id in every store.</param>
    /// <param name="keys">What he signs with.</param>
    /// <exception cref="ArgumentException">The name is empty, long, or holds a colon, a slash or a control character.</exception>
    public LocalIdentity(string name, Credentials keys)
    {
        if (name.Length is 0 or > MaxName || name.Any(static c => c is ':' or '/' || char.IsControl(c) || char.IsSurrogate(c)))
            throw new ArgumentException(
                $"An identity's name has up to {MaxName} characters, and no colon, slash or control character among them.");
        (Name, Keys) = (name, keys);
        string hash = Hash.Sha256Hex("identity " + name);
        bool isLocal = name == Owner.Local.DisplayName;
        Owner = isLocal ? Owner.Local : new Owner(hash, name);
        long number = long.Parse(hash.Substring(0, 15), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % Accounts;
        AccountId = (isLocal ? 0 : number).ToString("D12", CultureInfo.InvariantCulture);
    }

    /// <summary>What he is called.</summary>
    public string Name { get; }

    /// <summary>What he signs with.</summary>
    public Credentials Keys { get; }

    /// <summary>The canonical id, by which access control lists name him.</summary>
    public string Id => Owner.Id;

    /// <summary>The account's twelve digits, by which policies name him.</summary>
    public string AccountId { get; }

    /// <summary>The name by which a policy's principal means him.</summary>
    public string Arn => "arn:aws:iam::" + AccountId + ":user/" + Name;

    internal Owner Owner { get; }

    /// <summary>Reads <c>name:access-key:secret-key</c>; the secret may hold colons.</summary>
    /// <exception cref="ArgumentException">A piece is missing.</exception>
    public static LocalIdentity Parse(string text)
    {
        string[] pieces = text.Split([':'], 3);
        if (pieces.Length < 3 || pieces.Any(static p => p.Length == 0))
            throw new ArgumentException("An identity is written name:access-key:secret-key.");
        return new(pieces[0], new Credentials(pieces[1], pieces[2]));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
