using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>Writes what comes down the pipeline as an object: texts as lines, bytes as they are.</summary>
public abstract class ContentCmdlet : AddressCmdlet
{
    private readonly MemoryStream _content = new();
    private bool _hasText;
    private bool _isDamaged;

    /// <summary>The object: s3://bucket/key. Nothing in it is taken for a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("LiteralPath"), ArgumentCompleter(typeof(AddressCompleter))]
    public string Path { get; set; } = "";

    /// <summary>What is written: texts are lines, each with a line feed behind it, bytes follow each other. It is kept in memory.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true), AllowNull, AllowEmptyCollection, AllowEmptyString]
    public object?[]? Value { get; set; }

    /// <summary>The encoding of texts; UTF-8 without a mark unless said otherwise.</summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>Puts no line feed behind texts.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>The media type; by the key's extension unless said otherwise.</summary>
    [Parameter, ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>Gives the object that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether the encoding's mark stands before texts.</summary>
    private protected abstract bool HasMark { get; }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        foreach (object? value in Value ?? []) Add(PsValue.Unwrap(value));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            Place place = PlaceAt(Path, isLiteral: true);
            if (place.Kind != PlaceKind.Key || place.VersionId is not null)
                throw new ArgumentException($"'{Path}' is no object to write. An object's address looks like s3://bucket/key.");
            if (_isDamaged) WriteWarning(ObjectContent.DamageWarning + "upload that with Copy-S3Item.");
            if (ShouldProcess(place.Text, "Write content")) Write(place, _content.ToArray());
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            Fail(e, Path);
        }
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Fail(Exception failure, object? record)
    {
        if (failure is S3RequestFailedException refusal) WriteError(Errors.Refused(refusal, record ?? Path));
        else base.Fail(failure, record);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }

    private protected abstract void Write(Place place, byte[] content);

    /// <summary>The request that writes the object, without its body.</summary>
    private protected S3Request Put(Place place)
    {
        S3Request put = Routes.PutObject.For(place.Bucket, place.Key);
        put.Headers["Content-Type"] = ContentType;
        return put;
    }

    private protected void Tell(Place place, long? size, S3Answer answer)
    {
        if (!PassThru) return;
        var entry = new Entry(place.Key, EntryKind.Item) { Size = size, ETag = answer.Headers["ETag"], LastModified = DateTime.UtcNow };
        Emit(new S3Item(new Found(place.Bucket, "", entry)));
    }

    private void Add(object? value)
    {
        if (value is byte one) _content.WriteByte(one);
        else if (value is byte[] bytes) _content.Write(bytes, 0, bytes.Length);
        else
        {
            if (HasMark && !_hasText && _content.Length == 0) Write(Encoding.GetPreamble());
            _hasText = true;
            string text = LanguagePrimitives.ConvertTo<string>(value);
            _isDamaged |= ObjectContent.IsDamagedText(text);
            Write(Encoding.GetBytes(text + (NoNewline ? "" : "\n")));
        }
    }

    private void Write(byte[] bytes) => _content.Write(bytes, 0, bytes.Length);
}
