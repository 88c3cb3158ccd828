using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Cli.Trees;

/// <summary>
/// Writes what becomes of items: a line each on standard output, and on standard error what went wrong and how far it is. It is called from
/// any thread.
/// </summary>
internal sealed class ItemWriter(TextWriter output, TextWriter messages, Surroundings around, TreeLine line)
{
    private const int Full = 16 * 1024;
    private const string EraseLine = "\r\u001b[K";
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private readonly object _turn = new();
    private readonly StringBuilder _lines = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly bool _showsProgress = around.ShowsProgress && !line.Has("quiet") && !line.Has("no-progress");
    private TimeSpan _nextProgress = s_pace;
    private TimeSpan _nextFlush = TimeSpan.Zero;
    private bool _isProgressShown;

    public bool IsJson { get; } = line.Has("json");

    public bool IsQuiet { get; } = line.Has("quiet");

    /// <summary>A line on standard output. Whoever it comes from, it cannot drive a terminal.</summary>
    public void Line(string text) => Add(TerminalText.Of(text) + "\n");

    /// <summary>Text on standard output, as it is.</summary>
    public void Bare(string text) => Add(text);

    public void Json(TreeMap item) => Add(JsonTree.Write(item, indented: false) + "\n");

    /// <summary>Something went wrong.</summary>
    public void Error(string text) => Say(text);

    /// <summary>Something that a user wants to know, and a script does not.</summary>
    public void Note(string text)
    {
        if (!IsQuiet) Say(text);
    }

    /// <summary>A question, behind which the answer is typed.</summary>
    public void Ask(string text)
    {
        lock (_turn)
        {
            Write();
            Erase();
            messages.Write(text);
            messages.Flush();
        }
    }

    /// <summary>How far it is, a few times a second at most.</summary>
    public void Progress(Func<string> text)
    {
        if (!_showsProgress || _time.Elapsed < _nextProgress) return;
        lock (_turn)
        {
            if (_time.Elapsed < _nextProgress) return;
            _nextProgress = _time.Elapsed + s_pace;
            _isProgressShown = true;
            messages.Write(EraseLine + text());
        }
    }

    /// <summary>Writes what is still to be written, and takes the progress away.</summary>
    public void Flush()
    {
        lock (_turn)
        {
            Erase();
            Write();
        }
    }

    private void Add(string text)
    {
        if (IsQuiet) return;
        lock (_turn)
        {
            _lines.Append(text);
            if (!around.IsTerminal && _lines.Length < Full && _time.Elapsed < _nextFlush) return;
            Erase();
            Write();
        }
    }

    private void Say(string text)
    {
        lock (_turn)
        {
            Write();
            Erase();
            messages.WriteLine(TerminalText.Of(text, keepLines: true));
        }
    }

    private void Write()
    {
        if (_lines.Length == 0) return;
        string text = _lines.ToString();
        _lines.Clear();
        output.Write(text);
        output.Flush();
        _nextFlush = _time.Elapsed + s_pace;
    }

    private void Erase()
    {
        if (_isProgressShown) messages.Write(EraseLine);
        _isProgressShown = false;
    }
}
