using OpenIntegrations.S3.Client.Answers;

namespace OpenIntegrations.S3.Client;

/// <summary>The errors that have a known reason. The first row that fits is shown with the error.</summary>
internal static class Hints
{
    private const string NoChecksums = "The store does not take checksums of this kind: set ChecksumMode to Never, or ask for none.";
    private const string NoChunks = "The store does not take S3's chunked bodies: set ChunkedBodies to None.";

    public static Hint[] Table { get; } =
    [
        // Bodies and checksums.
        new("*", NoChunks) { Message = "STREAMING-" },
        new("*", NoChunks) { Message = "aws-chunked" },
        new("*", NoChunks) { Message = "trailing checksum" },
        new("*", NoChecksums) { Message = "x-amz-checksum" },
        new("*", NoChecksums) { Message = "x-amz-sdk-checksum-algorithm" },
        new("XAmzContentSHA256Mismatch",
            "The store understood the body's signature otherwise: set ChunkedBodies to None and, over https, PayloadSigning to Unsigned."),
        new("*",
            "The store understood the body's signature otherwise: set PayloadSigning to Signed.") { Message =
                "Content-SHA256 you specified did not match" },
        new("MissingContentLength", "The store does not take this form of a body: set ChunkedBodies to None."),
        new("MissingContentMD5", "The store wants the MD5 of documents: set ContentMD5 to true."),
        new("*", "The store wants the MD5 of documents: set ContentMD5 to true.") { Message = "Content-MD5",
            When = static (error, connection) => error.Code is "InvalidRequest" && !connection.Provider.ContentMD5 },

        // Region and address.
        new("AuthorizationHeaderMalformed IllegalLocationConstraintException PermanentRedirect",
            "Set the connection's Region to '{region}'.") { When = static (error, connection) =>
                error.Region is { Length: > 0 } && error.Region != connection.Region },
        new("AuthorizationHeaderMalformed InvalidRegion",
            "The store does not know the region '{connection}': set the connection's Region to the store's own. Garage calls it garage, "
                + "R2 auto, most others us-east-1."),
        new("*", "Set the connection's Url to '{url}'.") { When = static (error, _) => error.Url is not null },
        new("PermanentRedirect", "The bucket lives at another address: set the connection's Url to that of its region."),
        new("InvalidLocationConstraint IllegalLocationConstraintException",
            "The store wants another place for the bucket: name its location, or set LocationConstraint to None to leave it to the "
                + "store."),
        new("SecondLevelDomainForbidden", "The store wants the bucket in the host name: set Addressing to VirtualHosted."),
        new("VirtualHostDomainRequired", "The store wants the bucket in the host name: set Addressing to VirtualHosted."),

        // Credentials.
        new("SignatureDoesNotMatch",
            "The secret is that of the token where it has one of its own, else gatewaysecret; the region is us-east-1.") { Provider =
                "Cells" },
        new("AccessDenied UnauthorizedAccess Unauthorized TokenTimeMismatch",
            "The token may have ended: sign in again, or make a new personal access token.") { Provider = "Cells" },
        new("SignatureDoesNotMatch",
            "Check the secret key and the Region ('{connection}'). A proxy that changes the Host header causes it, too."),
        new("ExpiredToken InvalidToken TokenRefreshRequired",
            "The temporary credentials have ended, and this connection has no source for new ones: see CredentialProcess, "
                + "CredentialScript, AwsProfile and RoleArn."),
        new("RequestTimeTooSkewed", "Set the clock of this machine."),
        new("AuthenticationLockout", "Wasabi locks an account after too many wrong keys; wait and check them.") { Provider = "Wasabi" },

        new(WebPage.Code, "{console}") { When = static (_, connection) => ConsolePorts.Has(connection) },
        new(WebPage.Code, "Set the connection's Url to that of the store's S3 API.") { When = static (error, _) => error.Url is null },

        // Buckets.
        new("BucketAlreadyOwnedByYou", "It is yours: nothing needs to be done."),
        new("BucketNotEmpty", "Versions of what was deleted, delete markers and unfinished uploads count, too."),
        new("BucketAlreadyExists",
            "{provider} says so of a bucket that is yours, too: ask whether the bucket is there to see whether you can use it.") { When =
                static (_, connection) => connection.Provider.ExistsMayBeOwn },
        new("BucketNameUnavailable",
            "Google says so of every name that is taken: choose another, or use the bucket if it is yours.") { Provider = "GCS" },
        new("NoSuchBucket", "Pydio Cells has the buckets io and data; workspaces are the first part of a key.") { Provider = "Cells" },

        // What some stores cannot do.
        new("NotImplemented",
            "Pydio Cells has the fixed buckets io and data, and neither tags, lists of versions, policies, batches, copies of parts nor "
                + "copies of an object onto itself.") { Provider = "Cells" },
        new("QuotaExceeded", "The workspace is full.") { Provider = "Cells" },
        new("InvalidPart", "R2 wants all parts but the last of one length.") { Provider = "R2", Message = "same length" },
        new("EntityTooSmall", "The store wants larger parts: set MinPartSize, or a larger PartSize."),
        new("InvalidArgument InvalidRequest AccessDenied",
            "Backblaze B2 knows the access rules private and public-read, for whole buckets only.") { Provider = "B2", Message = "acl" },
        new("RequestRateLimitExceeded SlowDown TooManyRequests", "Send fewer requests at once: lower Parallel."),
    ];
}
