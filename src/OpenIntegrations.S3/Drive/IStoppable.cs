namespace OpenIntegrations.S3.Drive;

/// <summary>Work that PowerShell's own thread does, and that another may end.</summary>
internal interface IStoppable
{
    void Run();

    void Stop();
}
