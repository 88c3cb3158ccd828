using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>
/// Waits for the task that an answer names in place of data. The provider forgets a task with the first answer that says OK, so nothing is
/// asked after that.
/// </summary>
/// <remarks>
/// The documentation shows GET in one generation and POST in another; the vendor's own client posts, and so no key stands in a URL.
/// </remarks>
internal sealed class TaskPoller(HostingOptions options, Action<string> log)
{
    private const string Module = "eq_callback.php";
    private const int KeyLength = 32;

    /// <summary>The key of the task; null when the answer is the result.</summary>
    public static string? KeyOf(HostingAnswer answer)
    {
        if (!answer.IsJson || AnswerJudge.FaultOf(answer) is not null) return null;
        if (Loose.Text(answer.Body, "callback") is { } callback) return callback;
        bool mayBeKey = answer.Request.Action.MayBeQueued && Loose.Get(answer.Body, "message") is null or string;
        return mayBeKey && Loose.Text(answer.Body, "key", "message") is { Length: KeyLength } key
            && key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) ? key : null;
    }

    /// <exception cref="HostingException">The task failed, or did not end in time.</exception>
    public async Task<HostingAnswer> WaitAsync(HostingRequest request, string url, string key, CancellationToken cancellationToken)
    {
        DateTimeOffset end = options.Now() + options.PollLimit;
        bool missed = false;
        for (TimeSpan wait = options.PollInterval; options.Now() < end; wait = Longer(wait))
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            HostingAnswer? answer = Ask(request, url, key, cancellationToken);
            missed |= answer is null;
            if (answer is null || answer.Status is 429 or >= 500 || AnswerJudge.IsUnderWay(answer)) continue;
            if (AnswerJudge.FaultOf(answer) is not { } fault) return answer;
            string lost = missed
                ? " An earlier answer of the provider was lost on the way; the task may be done." + SendFailure.Advice(request.Action)
                : "";
            throw new HostingException(request.Action.Name, fault.Kind, "the task failed. " + fault.Message + lost, answer);
        }
        throw new HostingException(request.Action.Name, HostingFaultKind.NotReady,
            $"the provider's task was not ready after {options.PollLimit.TotalSeconds:0} s.{SendFailure.Advice(request.Action)}");
    }

    private TimeSpan Longer(TimeSpan wait) => TimeSpan.FromTicks(Math.Min(options.LongestPoll.Ticks, wait.Ticks * 2));

    private HostingAnswer? Ask(HostingRequest request, string url, string key, CancellationToken cancellationToken)
    {
        try
        {
            // One attempt: should the answer that says OK be lost, the next one would deny the task, and that must be told apart.
            var fields = new KeyValuePair<string, string>[] { new("action", "check"), new("key", key) };
            return new HostingAnswer(request, new HostingWire(options, log, cancellationToken).Post(url + Module, fields, attempts: 1));
        }
        catch (Exception e) when (SendFailure.IsOne(e))
        {
            log("The task could not be asked for: " + e.Message);
            return null;
        }
    }
}
