// AwsSdk up|down FILE, list PREFIX, delete PREFIX: the work of a benchmark with AWSSDK.S3, at S3_ENDPOINT and in the bucket "bench".
using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

var config = new AmazonS3Config
{
    ServiceURL = Environment.GetEnvironmentVariable("S3_ENDPOINT"),
    ForcePathStyle = true,
    AuthenticationRegion = "us-east-1",
    RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
    ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
};
using var s3 = new AmazonS3Client(new BasicAWSCredentials("local", "local-secret"), config);
using var transfer = new TransferUtility(s3, new TransferUtilityConfig { ConcurrentServiceRequests = 8 });
switch (args[0])
{
    case "up":
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = "bench", Key = "aws", FilePath = args[1], PartSize = 16 << 20 });
        break;
    case "down":
        await transfer.DownloadAsync(args[1], "bench", "aws");
        break;
    case "list":
        Console.WriteLine((await ListAsync(args[1])).Count);
        break;
    case "delete":
        foreach (var batch in (await ListAsync(args[1])).Chunk(1000))
            await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "bench", Objects = batch.Select(k => new KeyVersion { Key = k }).ToList() });
        break;
}

async System.Threading.Tasks.Task<List<string>> ListAsync(string prefix)
{
    var keys = new List<string>();
    var request = new ListObjectsV2Request { BucketName = "bench", Prefix = prefix };
    do
    {
        var page = await s3.ListObjectsV2Async(request);
        keys.AddRange(page.S3Objects.Select(o => o.Key));
        request.ContinuationToken = page.NextContinuationToken;
    }
    while (request.ContinuationToken is not null);
    return keys;
}
