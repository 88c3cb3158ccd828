using System;
using System.Management.Automation;
using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// The dynamic parameters of a command by their names. In a pipeline PowerShell makes those of the provider of the current location, so
/// they may be the file system's.
/// </summary>
internal sealed class DynamicValues(object? parameters)
{
    public bool Switch(string name) => Value(name) is SwitchParameter { IsPresent: true } or true;

    public T? Of<T>(string name) where T : class => Value(name) as T;

    public T? Number<T>(string name) where T : struct => Value(name) as T?;

    public bool IsBytes => Switch("AsByteStream") || Value("Encoding")?.ToString() == "Byte";

    /// <summary>The encoding; null where none was given. Windows PowerShell has names of its own for those of the file system.</summary>
    public Encoding? Encoding => Value("Encoding") switch
    {
        // That is what the file system says when nobody says anything.
        UTF8Encoding utf8 when parameters is not (ReadContentParameters or WriteContentParameters)
            && utf8.GetPreamble().Length == 0 => null,
        Encoding encoding => encoding,
        Enum named when named.ToString() is not ("Unknown" or "Default" or "String" or "Byte") => Charset.Find(named.ToString()),
        _ => null,
    };

    private object? Value(string name) => parameters switch
    {
        null => null,
        RuntimeDefinedParameterDictionary defined => defined.TryGetValue(name, out RuntimeDefinedParameter? one) ? one.Value : null,
        _ => parameters.GetType().GetProperty(name)?.GetValue(parameters),
    };
}
