using System;
using System.IO;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class S3AddressTests
{
    [Theory]
    [InlineData("s3://b", "b", null, null)]
    [InlineData("s3://b/", "b", "", null)]
    [InlineData("s3://b/a b%20+é/c", "b", "a b%20+é/c", null)]
    [InlineData("s3://b/k?versionId=v1", "b", "k", "v1")]
    [InlineData("s3://b//../k#?x=1", "b", "/../k#?x=1", null)]
    [InlineData("s3://b/k?versionId=a?versionId=", "b", "k?versionId=a", null)]
    [InlineData("s3://b/k?versionId=a?versionId=b", "b", "k?versionId=a", "b")]
    public void What_is_read_is_written_the_same(string text, string bucket, string? key, string? version)
    {
        var address = new S3Address(bucket, key, version);
        Assert.Equal(address, S3Address.Parse(text));
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3:/b/k")]
    [InlineData("s3://")]
    [InlineData("s3:///k")]
    [InlineData("s3://b?versionId=v")]
    [InlineData("https://b/k")]
    [InlineData("b/k")]
    public void What_is_no_address_is_refused(string text) => Assert.Throws<FormatException>(() => S3Address.Parse(text));

    [Fact]
    public void A_transfer_says_what_it_would_do()
    {
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("test")
        {
            ["Url"] = "http://127.0.0.1:1", ["AccessKey"] = "a", ["SecretKey"] = "s",
        }));
        using var source = new StreamSource(new MemoryStream(new byte[7]));
        ITransfer[] transfers =
        [
            new Upload(client, Routes.PutObject.For("b", "k"), source),
            new Download(client, Routes.GetObject.For("b", "k", "v")).To("file"),
            new Copy(client, new CopySource("b", "k"), Routes.CopyObject.For("c", "l")),
        ];
        Assert.Equal(
            [
                new TransferPlan(TransferKind.Upload, null, "s3://b/k", 7),
                new TransferPlan(TransferKind.Download, "s3://b/k?versionId=v", "file", null),
                new TransferPlan(TransferKind.Copy, "s3://b/k", "s3://c/l", null),
            ],
            Array.ConvertAll(transfers, t => t.Plan));
    }
}
