using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>Sends a request, follows where it is sent on to, and reads the answer to its end.</summary>
internal sealed class Sender(HttpTransport transport, Func<BodySeries> begin, CookieJar cookies, ClientSettings settings,
    Action<string> log)
{
    public async Task<ClientResponse> SendAsync(WireRequest request, Authorization authorization, ResponseReader reader,
        CancellationToken cancellationToken)
    {
        BodySeries series = begin();
        while (true)
        {
            using WireResponse answer = await FollowAsync(request, authorization, cancellationToken).ConfigureAwait(false);
            try
            {
                return await reader.ReadAsync(answer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (request.Body.CanRepeat && series.After(e) is { } delay)
            {
                log("the body broke off: " + e.Message);
                await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WireResponse> FollowAsync(WireRequest request, Authorization authorization, CancellationToken cancellationToken)
    {
        for (int followed = 0; ; followed++)
        {
            // A copy: what cookies and authorization add to it must not travel on.
            WireRequest sent = settings.UrlEncoding && authorization is Aws4Authorization aws ? SignableUrl.Of(request, aws.IsS3)
                : request.With();
            cookies.Add(sent);
            WireResponse answer = await transport.SendAsync(sent, authorization, cancellationToken).ConfigureAwait(false);
            cookies.Learn(request, answer);
            if (Redirect.After(request, answer.Status, answer.Headers["Location"]) is not { } next) return answer;
            if (Refusal(next, followed) is { } why)
            {
                log($"the redirect is not followed: {why}");
                return answer;
            }
            answer.Dispose();
            log($"redirected by {answer.Status} to {next.Request.Method} "
                + $"{Confidential.Url(next.Request)}{(next.IsSameOrigin ? "" : ", without credentials")}");
            (request, authorization) = (next.Request, next.IsSameOrigin ? authorization : Authorization.None);
        }
    }

    private string? Refusal(Redirect next, int followed) => followed >= settings.MaxRedirects ? $"there were {followed} already"
        : next.Request.Body.CanRepeat ? null : "the body cannot be sent again";
}
