// AwsSdk up|down FILE, upmany|downmany FOLDER, links|calls NUMBER, list|delete PREFIX: the work of a benchmark with AWSSDK.S3,
// at S3_ENDPOINT and in the bucket "bench".
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
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
var atOnce = new ParallelOptions { MaxDegreeOfParallelism = 16 };
switch (args[0])
{
    case "up":
        await transfer.UploadAsync(
            new TransferUtilityUploadRequest { BucketName = "bench", Key = "aws", FilePath = args[1], PartSize = 16 << 20 });
        break;
    case "down":
        await transfer.DownloadAsync(args[1], "bench", "large");
        break;
    case "upmany":
        await Parallel.ForEachAsync(Directory.EnumerateFiles(args[1]), atOnce,
            async (file, token) => await transfer.UploadAsync(file, "bench", "aws-" + Path.GetFileName(file), token));
        break;
    case "downmany":
        await Parallel.ForEachAsync(await ListAsync("small/"), atOnce,
            async (key, token) => await transfer.DownloadAsync(Path.Combine(args[1], Path.GetFileName(key)), "bench", key, token));
        break;
    case "links":
        for (int i = 1; i <= int.Parse(args[1], CultureInfo.InvariantCulture); i++)
            await s3.GetPreSignedURLAsync(
                new GetPreSignedUrlRequest { BucketName = "bench", Key = "folder/object " + i, Expires = DateTime.UtcNow.AddHours(1) });
        break;
    case "calls":
        for (int i = 1; i <= int.Parse(args[1], CultureInfo.InvariantCulture); i++) await ExistsAsync("none");
        break;
    case "list":
        Console.WriteLine((await ListAsync(args[1])).Count);
        break;
    case "delete":
        foreach (var batch in (await ListAsync(args[1])).Chunk(1000))
            await s3.DeleteObjectsAsync(
                new DeleteObjectsRequest { BucketName = "bench", Objects = batch.Select(k => new KeyVersion { Key = k }).ToList() });
        break;
}

async Task<bool> ExistsAsync(string key)
{
    try
    {
        await s3.GetObjectMetadataAsync("bench", key);
        return true;
    }
    catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
    {
        return false;
    }
}

async Task<List<string>> ListAsync(string prefix)
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
