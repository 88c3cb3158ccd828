namespace OpenIntegrations.Hosting.Answers;

internal enum FieldKind
{
    Text,
    Number,
    Money,
    Flag,
    Time,
    List,
    Map,
}
