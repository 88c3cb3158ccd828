using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Help;
using OpenIntegrations.Http;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What holds for all methods of the fluent HTTP client.</summary>
public sealed class ClientLaws
{
    /// <summary>The methods that OInt's client has, in the order of its documentation.</summary>
    private static readonly string[] s_document =
    [
        "Initialize", "SetURL", "SetURLParams", "AddURLParameter", "SetResponseFile", "SetDataType", "SetProxy", "SetTimeout", "GetLog",
        "UseEncoding", "UseGzipCompression", "UseBodyFiledsAtOAuth", "UseURLEncoding", "MaxAttempts", "MaxRedirects", "SplitArraysInURL", "ReturnSettings",
        "SetBinaryBody", "SetStringBody", "SetJsonBody", "SetFormBody", "InitializeJsonBody", "InitializeFormBody", "InsertBodyField", "AddValue",
        "StartMultipartBody", "AddMultipartFormDataFile", "AddMultipartFormDataField", "AddDataAsRelated", "SetHeaders", "AddHeader",
        "AddBasicAuthorization", "AddBearerAuthorization", "AddDigestAuthorization", "AddAWS4Authorization", "AddOAuthV1Authorization", "SetOAuthV1Algorithm",
        "ProcessRequest", "ExecuteRequest", "GetPart", "SendDataInParts", "SendPart", "ReturnRequest", "ReturnConnection",
        "ReturnResponse", "ReturnResponseAsJSONObject", "ReturnResponseAsBinaryData", "ReturnResponseAsString", "ReturnResponseFilename",
    ];

    private static readonly DocComments s_docs = DocComments.Load(typeof(FluentClient).Assembly);

    public static TheoryData<string> Names => new(ClientMethods.Public.Select(m => m.Name).Order());

    [Fact]
    public void Every_method_of_the_document_is_there() => Assert.Empty(s_document.Except(ClientMethods.Public.Select(m => m.Name)));

    [Fact]
    public void The_help_lists_each_method_once() =>
        Assert.Equal(ClientMethods.Public.Select(m => m.Name).Order(), ClientMethods.Sections.SelectMany(s => s.Names).Order());

    [Theory, MemberData(nameof(Names))]
    public void The_help_is_complete(string name)
    {
        MethodInfo method = ClientMethods.Public.Single(m => m.Name == name);
        MethodHelp help = MethodHelp.Read(method, s_docs);
        Assert.Matches(@"^[A-Z].*\.$", help.Summary);
        Assert.Equal(method.GetParameters().Select(p => p.Name), help.Parameters.Select(p => p.Name));
        Assert.All(help.Parameters, p => Assert.Matches(@"^[A-Z].*\.$", p.Text));
        Assert.Equal(method.ReturnType != typeof(FluentClient), help.Returns.Length > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_method_takes_its_secrets_as_secrets(string name)
    {
        IEnumerable<ParameterInfo> texts = ClientMethods.Public.Single(m => m.Name == name).GetParameters().Where(p => p.ParameterType == typeof(string));
        Assert.All(texts, p => Assert.False(p.Name!.Contains("secret", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("password", StringComparison.OrdinalIgnoreCase), p.Name));
    }

    [Fact]
    public void The_references_are_what_the_doc_comments_say()
    {
        var methods = ClientMethods.ReadAll(s_docs);
        Assert.Equal(MethodsWriter.Markdown(methods), File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-client-methods.md")));
        Assert.Equal(MethodsWriter.About(methods), File.ReadAllText(Path.Combine(Repository.Root, "module", "about_HttpRequest.help.txt")));
    }
}
