using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// A document moved all the time and yet did not come to its end. Another attempt would take as long: the limit is one for all of them.
/// </summary>
public sealed class EndlessAnswerException(string message, Exception inner) : TimeoutException(message, inner);
