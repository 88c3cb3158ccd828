using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Http.Client;

namespace OpenIntegrations.Help;

/// <summary>The methods of the fluent HTTP client, by what they are for.</summary>
internal static class ClientMethods
{
    public static IReadOnlyList<(string Title, string[] Names)> Sections { get; } =
    [
        ("Initialization",
            ["Initialize", "SetURL", "SetURLParams", "AddURLParameter", "SetResponseFile", "SetDataType", "SetProxy", "SetTLS",
                "SetTimeout", "GetLog"]),
        ("Settings",
            ["UseEncoding", "UseGzipCompression", "UseBodyFieldsAtOAuth", "UseBodyFiledsAtOAuth", "UseURLEncoding", "MaxAttempts",
                "MaxRedirects", "SplitArraysInURL", "ReturnSettings"]),
        ("Body",
            ["SetBinaryBody", "SetStringBody", "SetJsonBody", "SetFormBody", "InitializeJsonBody", "InitializeFormBody", "InsertBodyField",
                "AddValue"]),
        ("Body of several parts", ["StartMultipartBody", "AddMultipartFormDataField", "AddMultipartFormDataFile", "AddDataAsRelated"]),
        ("Headers", ["SetHeaders", "AddHeader"]),
        ("Authorization",
            ["AddBasicAuthorization", "AddBearerAuthorization", "AddDigestAuthorization", "AddAWS4Authorization", "AddOAuthV1Authorization",
                "SetOAuthV1Algorithm"]),
        ("Processing", ["ProcessRequest", "ExecuteRequest", "GetPart", "SendDataInParts", "SendPart", "ReturnRequest", "ReturnConnection"]),
        ("The answer",
            ["ReturnResponse", "ReturnResponseAsJSONObject", "ReturnResponseAsString", "ReturnResponseAsBinaryData",
                "ReturnResponseFilename"]),
    ];

    public static IEnumerable<MethodInfo> Public =>
        typeof(FluentClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.Name != nameof(ToString));

    public static IReadOnlyList<(string Title, IReadOnlyList<MethodHelp> Methods)> ReadAll(DocComments docs) => Sections
        .Select(s =>
            (s.Title, (IReadOnlyList<MethodHelp>)s.Names.Select(n => MethodHelp.Read(Public.Single(m => m.Name == n), docs)).ToList()))
                .ToList();
}
