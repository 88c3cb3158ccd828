using System;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>What an action can be done with, and what a resource means.</summary>
[Flags]
internal enum PolicyTargets
{
    None = 0,
    Buckets = 1,
    Objects = 2,
    Accounts = 4,
    All = Buckets | Objects | Accounts,
}
