using System.Text;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Oidc;

/// <summary>What the user's browser shows when it comes back. Nothing of the request is repeated in it, and it loads nothing.</summary>
internal static class LoopbackPage
{
    public static byte[] Done { get; } = Page(200, "OK", "Signed in", "PowerShell has the answer and goes on. You can close this page.");

    public static byte[] Refused { get; } =
        Page(200, "OK", "Not signed in", "The sign-in was refused; PowerShell says why. You can close this page.");

    public static byte[] Stray { get; } =
        Page(400, "Bad Request", "Not this sign-in",
            "This answer does not belong to the sign-in that PowerShell waits for. Use the address that it printed last.");

    public static byte[] NotHere { get; } =
        Page(404, "Not Found", "Nothing here", "PowerShell waits for a sign-in at this address, and for nothing else.");

    private static byte[] Page(int status, string reason, string title, string text)
    {
        const string style =
            "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1rem;color-scheme:light "
                + "dark}h1{font-size:1.5rem}";
        byte[] body =
            Encoding.UTF8.GetBytes(
                $"<!doctype html><html lang=\"en\"><meta "
                    + $"charset=\"utf-8\"><title>{title}</title><style>{style}</style><h1>{title}</h1><p>{text}</p></html>\n");
        string head =
            $"HTTP/1.1 {Scalars.Format(status)} {reason}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + $"{Scalars.Format(body.Length)}\r\n" +
            "Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nReferrer-Policy: "
                + "no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
