namespace OpenIntegrations.Testing.EveryProject;

/// <summary>The tests that measure the whole process. They run when all others have ended, one after the other.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
