using System;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Requests;

/// <summary>An operation and how it is recognised.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Level">What it is about.</param>
/// <param name="SubResource">The query parameter that names it; empty for none.</param>
/// <param name="Run">Answers.</param>
/// <param name="Action">What policies call it, without the <c>s3:</c>.</param>
/// <param name="Permission">What an access control list would have to grant.</param>
/// <param name="SignsForm">Whether the proof of who asks stands in the fields of a form.</param>
internal sealed record Route(string Method, Level Level, string SubResource, Func<S3Request, Answer> Run, string Action,
    Permission Permission = Permission.Owner, bool SignsForm = false);
