using System.Collections.Generic;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>A connection out of another program's configuration, and what of it could not be taken over.</summary>
public sealed record ImportedProfile(string Name, ConnectionSettings Settings, IReadOnlyList<string> Remarks);
