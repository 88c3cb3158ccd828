using System;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>The command line cannot be understood. Nothing was sent.</summary>
internal sealed class UsageException(string message) : Exception(message);
