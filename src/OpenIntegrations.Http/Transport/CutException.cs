using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>Ends whoever writes a body of which the server wants no more. It never leaves the transport.</summary>
internal sealed class CutException : Exception;
