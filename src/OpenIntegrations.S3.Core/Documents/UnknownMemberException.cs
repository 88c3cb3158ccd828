using System;

namespace OpenIntegrations.S3.Documents;

/// <summary>A document has a member that the table of shapes does not know. Nothing was sent.</summary>
/// <param name="message">Which one, and what there is in its place.</param>
public sealed class UnknownMemberException(string message) : ArgumentException(message);
