namespace OpenIntegrations.Cli;

/// <summary>How <c>oint</c> ends. An answer of the store is a success, whatever its status: the envelope has it.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int NoSuchLibrary = 1;
    public const int NoSuchMethod = 2;
    public const int Failed = 99;
}
