using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Connections;

/// <summary>Connections that are kept by name.</summary>
public interface IProfiles
{
    /// <summary>Where they are kept: two stores of the same place are one.</summary>
    string Path { get; }

    /// <summary>A profile by its name in any case, or null.</summary>
    /// <exception cref="S3ConfigurationException">The store is damaged, or a secret cannot be decrypted.</exception>
    ConnectionSettings? Find(string name);

    /// <summary>A profile with all that it inherits from those it is based on.</summary>
    /// <exception cref="S3ConfigurationException">One of them is not there, or they go round in a circle.</exception>
    ConnectionSettings Resolve(string name);

    /// <summary>Settings with all that they inherit from the profile that they are based on.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The profile that they are, or are to be; null for none.</param>
    /// <exception cref="S3ConfigurationException">That profile is not there, or it goes round in a circle.</exception>
    ConnectionSettings Inherit(ConnectionSettings settings, string? name = null);

    /// <summary>Changes a profile by what it is at this moment, with nobody in between.</summary>
    /// <param name="name">The profile's name in any case.</param>
    /// <param name="change">
    /// Gives what the profile shall be, from what it is or null when there is none; null leaves everything as it is.
    /// </param>
    void Update(string name, Func<ConnectionSettings?, ConnectionSettings?> change);

    /// <summary>Takes the right to renew the sign-in of a profile, which one process at a time has.</summary>
    /// <exception cref="TimeoutException">Another process has it for too long.</exception>
    Task<IDisposable> TakeSignInTurnAsync(string name, CancellationToken cancellationToken);
}
