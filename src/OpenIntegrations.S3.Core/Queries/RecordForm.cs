namespace OpenIntegrations.S3.Queries;

/// <summary>How records of a text are told apart.</summary>
/// <param name="Delimiter">What stands behind each record.</param>
/// <param name="Quote">The mark around values that may hold a delimiter; null where none does.</param>
/// <param name="Escape">What stands before a mark that is meant as it is.</param>
public sealed record RecordForm(string Delimiter, char? Quote, char? Escape)
{
    /// <summary>JSON has its line feeds escaped.</summary>
    public static RecordForm Json { get; } = new("\n", null, null);

    public static RecordForm Csv { get; } = new("\n", '"', '"');
}
