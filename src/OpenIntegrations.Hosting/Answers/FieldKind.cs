namespace OpenIntegrations.Hosting;

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
