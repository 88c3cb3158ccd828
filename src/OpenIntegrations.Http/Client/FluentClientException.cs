using System;

namespace OpenIntegrations.Http.Client;

/// <summary>Thrown where a <c>ReturnResponse…</c> method was asked for an exception on error. The message is the client's log.</summary>
public sealed class FluentClientException(string log, Exception? cause) : Exception(log, cause);
