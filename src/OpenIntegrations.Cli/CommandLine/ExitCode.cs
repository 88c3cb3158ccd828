namespace OpenIntegrations.Cli.CommandLine;

/// <summary>How <c>oint</c> ends: as OInt does, but that a refusal of the store shows without reading the envelope.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int NoSuchLibrary = 1;
    public const int NoSuchMethod = 2;

    /// <summary>The store refused: the envelope on standard output says why. With <c>--exit-zero</c> it is a success, as in OInt.</summary>
    public const int Refused = 3;

    /// <summary>What was checked holds something that does not fit; it stands on standard output.</summary>
    public const int Damaged = 4;

    /// <summary>Of a command on trees: something failed, or is not there; what did not fail is done.</summary>
    public const int SomeFailed = 1;

    /// <summary>Of a command on trees: the line cannot be understood, or somebody must be asked and nobody is there.</summary>
    public const int Usage = 2;

    public const int Failed = 99;

    /// <summary>Of a command on trees: somebody ended it, as Ctrl+C does.</summary>
    public const int Interrupted = 130;

    /// <summary>Nobody reads the output any more: what a process has that SIGPIPE ends.</summary>
    public const int OutputClosed = 141;
}
