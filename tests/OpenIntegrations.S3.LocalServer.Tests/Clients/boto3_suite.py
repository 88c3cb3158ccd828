"""Uses the local endpoint as boto3's users do. Each test_* function is a test with a bucket of its own.

    python boto3_suite.py ENDPOINT ACCESS_KEY SECRET_KEY CERTIFICATE

(the certificate and its key in one PEM file, for the tests that go over TLS) writes a line a test: the name, a tab, and "ok" or what went wrong. Nothing here knows the server's code,
so what both read wrongly in the same way would have to be wrong in botocore too.
"""

import base64
import hashlib
import io
import json
import os
import socket
import ssl
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import zlib
from datetime import datetime, timedelta, timezone

import boto3
import urllib3
from botocore import UNSIGNED
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, ACCESS_KEY, SECRET_KEY, CERTIFICATE = sys.argv[1:5]
MiB = 1024 * 1024
urllib3.disable_warnings()

ODD_KEYS = [
    "plain", "a b", " x ", "+", "a+b", "%2F", "%", "?", "#", "a?b=c#d&e", "&<>\"'", "!*'()~;:@=,$", "[]{}^`|\\",
    "\u00e9", "e\u0301", "\U0001f600", "\u65e5\u672c\u8a9e", "\u00a0", "//", "/", "/a", "a/", "a//b", "./x", "../x", ".", "..",
    "a/./b", "a/../b", "\t", "\n", "\x01", "\x7f", "acl", "uploads", "x" * 1024, "\U0001f600" * 256,
]


def client(**config):
    config_endpoint = config.pop("endpoint", ENDPOINT)
    access_key, secret_key, token = config.pop("credentials", (ACCESS_KEY, SECRET_KEY, None))
    settings = {"retries": {"max_attempts": 0}, "s3": {"addressing_style": "path"}, "signature_version": "s3v4"}
    region = config.pop("region", "us-east-1")
    settings.update(config)
    return boto3.client(
        "s3", endpoint_url=config_endpoint, verify=False, aws_access_key_id=access_key, aws_secret_access_key=secret_key, aws_session_token=token,
        region_name=region, config=Config(**settings))


def fails(code, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        found = error.response["Error"]["Code"]
        assert code in (found, str(status)), f"wanted {code}, got {status} {found}: {error}"
        return error.response
    raise AssertionError(f"wanted {code}, got success")


def fetch(url, method="GET", data=None, headers=None):
    request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.read(), response.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def post_form(url, fields, data, filename="f.txt"):
    boundary = "----boto3-suite"
    body = b"".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items())
    body += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n\r\n'.encode() + data + f"\r\n--{boundary}--\r\n".encode()
    return fetch(url, "POST", body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})


def tls_front():
    """Puts TLS before the endpoint, because botocore sends trailers over https only. Gives the URL of the front."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    listener = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True, do_handshake_on_connect=False)

    def pump(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def accept():
        while True:
            outside = listener.accept()[0]
            inside = socket.create_connection(("127.0.0.1", int(ENDPOINT.rsplit(":", 1)[1])))
            for pair in ((outside, inside), (inside, outside)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"https://127.0.0.1:{listener.getsockname()[1]}"


def b64(digest):
    return base64.b64encode(digest).decode()


# Buckets

def identity(name):
    """One of the two owners beside the one whose keys the script was given."""
    secrets = {"alice": "alice:secret", "bob": "bob-secret"}
    return client(credentials=(name + "-key", secrets[name], None))


def anonymous():
    return boto3.client("s3", endpoint_url=ENDPOINT, verify=False, region_name="us-east-1",
                        config=Config(signature_version=UNSIGNED, retries={"max_attempts": 0}, s3={"addressing_style": "path"}))


def test_identities_own_what_they_make(s3, bucket):
    alice, bob = identity("alice"), identity("bob")
    name = bucket + "-alice"
    alice.create_bucket(Bucket=name)
    assert name in [b["Name"] for b in alice.list_buckets()["Buckets"]]
    assert name not in [b["Name"] for b in bob.list_buckets()["Buckets"]]
    assert alice.list_buckets()["Owner"]["DisplayName"] == "alice"
    fails("BucketAlreadyExists", bob.create_bucket, Bucket=name)
    alice.put_object(Bucket=name, Key="k", Body=b"alices")
    for call in [bob.get_object, bob.put_object, bob.delete_object, bob.get_object_acl, bob.get_object_tagging, s3.get_object]:
        fails("AccessDenied", call, Bucket=name, Key="k")
    fails("403", bob.head_object, Bucket=name, Key="k")
    fails("AccessDenied", bob.list_objects_v2, Bucket=name)
    fails("AccessDenied", bob.get_bucket_policy, Bucket=name)
    fails("AccessDenied", bob.copy_object, Bucket=bucket, Key="copy", CopySource={"Bucket": name, "Key": "k"})


def test_lists_open_what_they_name(s3, bucket):
    alice, bob = identity("alice"), identity("bob")
    name = bucket + "-lists"
    alice.create_bucket(Bucket=name)
    alice.put_object(Bucket=name, Key="public", Body=b"for all", ACL="public-read")
    alice.put_object(Bucket=name, Key="granted", Body=b"for bob", GrantRead="id=" + bob.list_buckets()["Owner"]["ID"])
    alice.put_object(Bucket=name, Key="private", Body=b"for nobody")
    assert anonymous().get_object(Bucket=name, Key="public")["Body"].read() == b"for all"
    assert bob.get_object(Bucket=name, Key="granted")["Body"].read() == b"for bob"
    fails("AccessDenied", anonymous().get_object, Bucket=name, Key="granted")
    fails("AccessDenied", bob.get_object, Bucket=name, Key="private")
    fails("AccessDenied", anonymous().list_objects_v2, Bucket=name)
    alice.put_bucket_acl(Bucket=name, ACL="public-read-write")
    anonymous().put_object(Bucket=name, Key="left", Body=b"by nobody")
    assert [o["Key"] for o in anonymous().list_objects_v2(Bucket=name)["Contents"]] == ["granted", "left", "private", "public"]
    alice.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration={"IgnorePublicAcls": True})
    fails("AccessDenied", anonymous().get_object, Bucket=name, Key="public")


def test_a_policy_allows_and_denies(s3, bucket):
    alice, bob = identity("alice"), identity("bob")
    name = bucket + "-policy"
    alice.create_bucket(Bucket=name)
    for key in ["open/k", "closed/k"]:
        alice.put_object(Bucket=name, Key=key, Body=key.encode(), Tagging="level=" + key.split("/")[0])
    arn = "arn:aws:s3:::" + name
    statements = [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": arn + "/*",
         "Condition": {"StringEquals": {"s3:ExistingObjectTag/level": "open"}}},
        {"Effect": "Allow", "Principal": {"CanonicalUser": bob.list_buckets()["Owner"]["ID"]}, "Action": "s3:ListBucket", "Resource": arn,
         "Condition": {"StringLike": {"s3:prefix": "open/*"}}},
        {"Effect": "Deny", "Principal": "*", "Action": "s3:Delete*", "Resource": arn + "/*"},
    ]
    alice.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    assert alice.get_bucket_policy_status(Bucket=name)["PolicyStatus"]["IsPublic"]
    assert anonymous().get_object(Bucket=name, Key="open/k")["Body"].read() == b"open/k"
    fails("AccessDenied", anonymous().get_object, Bucket=name, Key="closed/k")
    assert bob.list_objects_v2(Bucket=name, Prefix="open/")["KeyCount"] == 1
    fails("AccessDenied", bob.list_objects_v2, Bucket=name)
    fails("404", bob.head_object, Bucket=name, Key="open/missing")
    fails("403", bob.head_object, Bucket=name, Key="closed/missing")
    fails("AccessDenied", alice.delete_object, Bucket=name, Key="open/k")
    alice.delete_bucket_policy(Bucket=name)
    alice.delete_object(Bucket=name, Key="open/k")


def test_buckets_list_head_location_delete(s3, bucket):
    assert bucket in [b["Name"] for b in s3.list_buckets()["Buckets"]]
    head = s3.head_bucket(Bucket=bucket)
    assert head["BucketRegion"] == "us-east-1"
    assert s3.get_bucket_location(Bucket=bucket)["LocationConstraint"] is None
    s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    fails("BucketNotEmpty", s3.delete_bucket, Bucket=bucket)
    s3.delete_object(Bucket=bucket, Key="k")
    s3.delete_bucket(Bucket=bucket)
    fails("404", s3.head_bucket, Bucket=bucket)
    fails("NoSuchBucket", s3.list_objects_v2, Bucket=bucket)


def test_list_buckets_paginates(s3, bucket):
    for i in range(5):
        s3.create_bucket(Bucket=f"{bucket}-{i}")
    pages = list(s3.get_paginator("list_buckets").paginate(Prefix=bucket + "-", PaginationConfig={"PageSize": 2}))
    assert len(pages) == 3 and sum(len(p["Buckets"]) for p in pages) == 5


def test_bucket_in_another_region(s3, bucket):
    name = bucket + "-eu"
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert s3.get_bucket_location(Bucket=name)["LocationConstraint"] == "eu-west-1"
    assert s3.head_bucket(Bucket=name)["BucketRegion"] == "eu-west-1"
    client(region="eu-west-1").put_object(Bucket=name, Key="k", Body=b"x")


def test_virtual_hosts(s3, bucket):
    port = ENDPOINT.rsplit(":", 1)[1]
    virtual = boto3.client(
        "s3", endpoint_url=f"http://s3.localhost:{port}", aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY, region_name="us-east-1",
        config=Config(s3={"addressing_style": "virtual"}, proxies={"http": ENDPOINT}, retries={"max_attempts": 0}))
    virtual.put_object(Bucket=bucket, Key="a/b c", Body=b"virtual")
    assert s3.get_object(Bucket=bucket, Key="a/b c")["Body"].read() == b"virtual"


# Objects

def test_put_get_head_delete(s3, bucket):
    for size in (0, 1, 4096, MiB + 1):
        body = os.urandom(size)
        put = s3.put_object(Bucket=bucket, Key="k", Body=body)
        assert put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"'
        got = s3.get_object(Bucket=bucket, Key="k")
        assert got["Body"].read() == body and got["ContentLength"] == size and got["ContentType"] == "binary/octet-stream"
        assert s3.head_object(Bucket=bucket, Key="k")["ContentLength"] == size
    s3.delete_object(Bucket=bucket, Key="k")
    fails("NoSuchKey", s3.get_object, Bucket=bucket, Key="k")
    fails("404", s3.head_object, Bucket=bucket, Key="k")


def test_every_key_survives(s3, bucket):
    for key in ODD_KEYS:
        s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
    for key in ODD_KEYS:
        assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == key.encode(), repr(key)
        s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": key})
        assert s3.get_object(Bucket=bucket, Key="copy")["Body"].read() == key.encode(), repr(key)
        assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket, Prefix=key)["Contents"]][0] == key
    s3.delete_object(Bucket=bucket, Key="copy")
    listed = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    assert listed == sorted(ODD_KEYS, key=lambda k: k.encode()), listed
    # XML cannot hold every character that a key can.
    speakable = [k for k in ODD_KEYS if "\x01" not in k]
    result = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": k} for k in speakable]})
    assert len(result["Deleted"]) == len(speakable) and "Errors" not in result


def test_keys_have_1024_bytes_at_most(s3, bucket):
    fails("KeyTooLongError", s3.put_object, Bucket=bucket, Key="x" * 1025)


def test_metadata_and_headers(s3, bucket):
    s3.put_object(
        Bucket=bucket, Key="k", Body=b"x", Metadata={"One": "1", "two-words": "a  b", "under_score": "u"}, CacheControl="no-cache", ContentDisposition="inline",
        ContentEncoding="gzip", ContentLanguage="de", ContentType="text/plain", Expires=datetime(2030, 1, 1, tzinfo=timezone.utc), WebsiteRedirectLocation="/x",
        StorageClass="STANDARD_IA", Tagging="a=1&b=2", ServerSideEncryption="AES256", ACL="public-read")
    head = s3.head_object(Bucket=bucket, Key="k")
    assert head["Metadata"] == {"one": "1", "two-words": "a  b", "under_score": "u"}, head["Metadata"]
    assert (head["CacheControl"], head["ContentDisposition"], head["ContentEncoding"], head["ContentLanguage"], head["ContentType"]) == ("no-cache", "inline", "gzip", "de", "text/plain")
    assert head["StorageClass"] == "STANDARD_IA" and head["ServerSideEncryption"] == "AES256" and head["WebsiteRedirectLocation"] == "/x"
    assert head["ExpiresString"].startswith("Tue, 01 Jan 2030") and head["TagCount"] == 2
    assert abs(head["LastModified"] - datetime.now(timezone.utc)) < timedelta(minutes=1)
    fails("MetadataTooLarge", s3.put_object, Bucket=bucket, Key="k", Metadata={"a": "x" * 2048})


def test_ranges(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"hello world")
    for asked, body, content_range in (("bytes=0-4", b"hello", "bytes 0-4/11"), ("bytes=6-", b"world", "bytes 6-10/11"), ("bytes=-5", b"world", "bytes 6-10/11")):
        got = s3.get_object(Bucket=bucket, Key="k", Range=asked)
        assert got["Body"].read() == body and got["ContentRange"] == content_range and got["ResponseMetadata"]["HTTPStatusCode"] == 206
    fails("InvalidRange", s3.get_object, Bucket=bucket, Key="k", Range="bytes=11-")


def test_response_overrides(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    got = s3.get_object(Bucket=bucket, Key="k", ResponseContentType="text/x", ResponseContentDisposition='attachment; filename="a b"', ResponseCacheControl="private")
    assert (got["ContentType"], got["ContentDisposition"], got["CacheControl"]) == ("text/x", 'attachment; filename="a b"', "private")


def test_conditions(s3, bucket):
    etag = s3.put_object(Bucket=bucket, Key="k", Body=b"x")["ETag"]
    s3.get_object(Bucket=bucket, Key="k", IfMatch=etag)
    fails("PreconditionFailed", s3.get_object, Bucket=bucket, Key="k", IfMatch='"x"')
    fails("304", s3.get_object, Bucket=bucket, Key="k", IfNoneMatch=etag)
    fails("304", s3.head_object, Bucket=bucket, Key="k", IfModifiedSince=datetime.now(timezone.utc) + timedelta(hours=1))
    fails("412", s3.head_object, Bucket=bucket, Key="k", IfUnmodifiedSince=datetime(2000, 1, 1, tzinfo=timezone.utc))
    fails("PreconditionFailed", s3.put_object, Bucket=bucket, Key="k", Body=b"y", IfNoneMatch="*")
    fails("PreconditionFailed", s3.put_object, Bucket=bucket, Key="k", Body=b"y", IfMatch='"x"')
    s3.put_object(Bucket=bucket, Key="k", Body=b"y", IfMatch=etag)
    fails("PreconditionFailed", s3.delete_object, Bucket=bucket, Key="k", IfMatch=etag)
    s3.put_object(Bucket=bucket, Key="new", Body=b"y", IfNoneMatch="*")


def test_copy(s3, bucket):
    s3.put_object(Bucket=bucket, Key="a b", Body=b"data", Metadata={"m": "1"}, Tagging="t=1", ContentType="text/a")
    copied = s3.copy_object(Bucket=bucket, Key="c", CopySource={"Bucket": bucket, "Key": "a b"})
    assert copied["CopyObjectResult"]["ETag"] == f'"{hashlib.md5(b"data").hexdigest()}"'
    head = s3.head_object(Bucket=bucket, Key="c")
    assert head["Metadata"] == {"m": "1"} and head["ContentType"] == "text/a" and head["TagCount"] == 1
    s3.copy_object(Bucket=bucket, Key="c", CopySource=f"{bucket}/c", MetadataDirective="REPLACE", Metadata={"n": "2"})
    assert s3.head_object(Bucket=bucket, Key="c")["Metadata"] == {"n": "2"}
    fails("InvalidRequest", s3.copy_object, Bucket=bucket, Key="c", CopySource=f"{bucket}/c")
    fails("NoSuchKey", s3.copy_object, Bucket=bucket, Key="c", CopySource=f"{bucket}/missing")
    fails("PreconditionFailed", s3.copy_object, Bucket=bucket, Key="c", CopySource=f"{bucket}/a b", CopySourceIfMatch='"x"')
    fails("PreconditionFailed", s3.copy_object, Bucket=bucket, Key="c", CopySource=f"{bucket}/a b", CopySourceIfModifiedSince=datetime.now(timezone.utc) + timedelta(hours=1))


def test_delete_objects(s3, bucket):
    for i in range(3):
        s3.put_object(Bucket=bucket, Key=f"k{i}")
    result = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k0"}, {"Key": "missing"}]})
    assert [d["Key"] for d in result["Deleted"]] == ["k0", "missing"]
    assert "Deleted" not in s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k1"}], "Quiet": True})
    assert [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]] == ["k2"]
    fails("MalformedXML", s3.delete_objects, Bucket=bucket, Delete={"Objects": [{"Key": str(i)} for i in range(1001)]})
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k2"}]}, ChecksumAlgorithm="SHA256")
    assert "Contents" not in s3.list_objects_v2(Bucket=bucket)


def test_customer_keys(s3, bucket):
    # botocore sends such keys over https only unless it is told otherwise.
    s3.meta.events.unregister("before-parameter-build.s3.PutObject")
    key, other = os.urandom(32), os.urandom(32)
    mine = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": key}
    s3.put_object(Bucket=bucket, Key="k", Body=b"secret", **mine)
    assert s3.get_object(Bucket=bucket, Key="k", **mine)["Body"].read() == b"secret"
    fails("InvalidRequest", s3.get_object, Bucket=bucket, Key="k")
    fails("AccessDenied", s3.get_object, Bucket=bucket, Key="k", SSECustomerAlgorithm="AES256", SSECustomerKey=other)
    s3.copy_object(
        Bucket=bucket, Key="c", CopySource=f"{bucket}/k", CopySourceSSECustomerAlgorithm="AES256", CopySourceSSECustomerKey=key,
        SSECustomerAlgorithm="AES256", SSECustomerKey=other)
    assert s3.get_object(Bucket=bucket, Key="c", SSECustomerAlgorithm="AES256", SSECustomerKey=other)["Body"].read() == b"secret"


def test_archives_are_restored(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"x", StorageClass="GLACIER")
    fails("InvalidObjectState", s3.get_object, Bucket=bucket, Key="k")
    s3.restore_object(Bucket=bucket, Key="k", RestoreRequest={"Days": 1, "GlacierJobParameters": {"Tier": "Expedited"}})
    assert 'ongoing-request="false"' in s3.head_object(Bucket=bucket, Key="k")["Restore"]
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"x"


# Checksums

def test_default_checksum_is_kept_and_verified(s3, bucket):
    put = s3.put_object(Bucket=bucket, Key="k", Body=b"hello")
    assert put["ChecksumCRC32"] == b64(zlib.crc32(b"hello").to_bytes(4, "big")) and put["ChecksumType"] == "FULL_OBJECT"
    got = s3.get_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
    assert got["ChecksumCRC32"] == put["ChecksumCRC32"] and got["Body"].read() == b"hello"
    fails("BadDigest", s3.put_object, Bucket=bucket, Key="k", Body=b"hello", ChecksumCRC32="AAAAAA==")
    fails("BadDigest", s3.put_object, Bucket=bucket, Key="k", Body=b"hello", ChecksumSHA256=b64(hashlib.sha256(b"x").digest()))
    fails("BadDigest", s3.put_object, Bucket=bucket, Key="k", Body=b"hello", ContentMD5=b64(hashlib.md5(b"x").digest()))


def test_each_checksum_algorithm(s3, bucket):
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        put = s3.put_object(Bucket=bucket, Key="k", Body=b"hello", ChecksumAlgorithm=algorithm)
        head = s3.head_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
        assert head["Checksum" + algorithm] == put["Checksum" + algorithm]
    attributes = s3.get_object_attributes(Bucket=bucket, Key="k", ObjectAttributes=["ETag", "Checksum", "ObjectSize", "StorageClass"])
    assert attributes["Checksum"]["ChecksumSHA256"] == b64(hashlib.sha256(b"hello").digest()) and attributes["ObjectSize"] == 5


def test_checksums_when_required_only(s3, bucket):
    quiet = client(request_checksum_calculation="when_required", response_checksum_validation="when_required")
    assert "ChecksumCRC32" not in quiet.put_object(Bucket=bucket, Key="k", Body=b"hello")
    assert quiet.get_object(Bucket=bucket, Key="k")["Body"].read() == b"hello"


def test_unsigned_payload_and_chunks_with_trailer(s3, bucket):
    unsigned = client(s3={"payload_signing_enabled": False, "addressing_style": "path"})
    unsigned.put_object(Bucket=bucket, Key="k", Body=io.BytesIO(b"y" * 3 * MiB))
    assert s3.head_object(Bucket=bucket, Key="k")["ContentLength"] == 3 * MiB
    assert "ContentEncoding" not in s3.head_object(Bucket=bucket, Key="k")
    signed = client(s3={"payload_signing_enabled": True, "addressing_style": "path"})
    signed.put_object(Bucket=bucket, Key="k", Body=io.BytesIO(b"z" * 100))
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"z" * 100


def test_trailers_over_tls(s3, bucket):
    secure, seen = client(endpoint=tls_front()), []
    secure.meta.events.register("before-send.s3", lambda request, **_: seen.append(str(request.headers.get("X-Amz-Content-SHA256"))))
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        for size in (0, 1, 100_000, 3 * MiB + 1):
            body = os.urandom(size)
            secure.put_object(Bucket=bucket, Key="k", Body=io.BytesIO(body), ChecksumAlgorithm=algorithm, ContentEncoding="gzip")
            got = secure.get_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")
            assert got["Body"].read() == body and got["ContentEncoding"] == "gzip" and "Checksum" + algorithm in got, (algorithm, size)
    body = os.urandom(11 * MiB)
    secure.upload_fileobj(io.BytesIO(body), bucket, "k", Config=TransferConfig(multipart_threshold=5 * MiB, multipart_chunksize=5 * MiB))
    assert secure.get_object(Bucket=bucket, Key="k")["Body"].read() == body
    assert seen.count("b'STREAMING-UNSIGNED-PAYLOAD-TRAILER'") + seen.count("STREAMING-UNSIGNED-PAYLOAD-TRAILER") >= 15, seen


# Lists

def test_lists_of_1200_keys(s3, bucket):
    names = [f"{'dir/' if i % 10 == 0 else ''}k{i:04}" for i in range(1200)]
    threads = [threading.Thread(target=lambda part=part: [s3.put_object(Bucket=bucket, Key=k) for k in part]) for part in (names[:600], names[600:])]
    [t.start() for t in threads]
    [t.join() for t in threads]
    for operation, size in (("list_objects_v2", None), ("list_objects_v2", 100), ("list_objects", None), ("list_objects", 7), ("list_object_versions", 333)):
        pages = list(s3.get_paginator(operation).paginate(Bucket=bucket, PaginationConfig={"PageSize": size}))
        keys = [o["Key"] for p in pages for o in p["Versions" if "versions" in operation else "Contents"]]
        assert keys == sorted(names), (operation, size, len(keys))
        rolled = list(s3.get_paginator(operation).paginate(Bucket=bucket, Delimiter="/", PaginationConfig={"PageSize": size}))
        assert [c["Prefix"] for p in rolled for c in p.get("CommonPrefixes", [])] == ["dir/"], (operation, size)
        assert sum(len(p.get("Contents", p.get("Versions", []))) for p in rolled) == 1080
    first = s3.list_objects_v2(Bucket=bucket)
    assert first["KeyCount"] == 1000 and first["IsTruncated"] and first["MaxKeys"] == 1000
    assert s3.list_objects_v2(Bucket=bucket, MaxKeys=0)["KeyCount"] == 0
    assert s3.list_objects_v2(Bucket=bucket, MaxKeys=5000)["KeyCount"] == 1000
    assert s3.list_objects_v2(Bucket=bucket, StartAfter="k0001", MaxKeys=1)["Contents"][0]["Key"] == "k0002"
    assert "Owner" in s3.list_objects_v2(Bucket=bucket, FetchOwner=True, MaxKeys=1)["Contents"][0]


def test_delimiters_of_any_length(s3, bucket):
    for key in ("a--b--c", "a--d", "e", "a+b/c d"):
        s3.put_object(Bucket=bucket, Key=key)
    page = s3.list_objects_v2(Bucket=bucket, Delimiter="--")
    assert [c["Prefix"] for c in page["CommonPrefixes"]] == ["a--"] and [o["Key"] for o in page["Contents"]] == ["a+b/c d", "e"]
    page = s3.list_objects(Bucket=bucket, Prefix="a+", Delimiter="/")
    assert page["CommonPrefixes"] == [{"Prefix": "a+b/"}]


# Versions

def test_versions(s3, bucket):
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    one = s3.put_object(Bucket=bucket, Key="k", Body=b"1")["VersionId"]
    two = s3.put_object(Bucket=bucket, Key="k", Body=b"2")["VersionId"]
    assert s3.get_object(Bucket=bucket, Key="k", VersionId=one)["Body"].read() == b"1"
    marker = s3.delete_object(Bucket=bucket, Key="k")
    assert marker["DeleteMarker"]
    missing = fails("NoSuchKey", s3.get_object, Bucket=bucket, Key="k")
    assert missing["ResponseMetadata"]["HTTPHeaders"]["x-amz-delete-marker"] == "true"
    fails("MethodNotAllowed", s3.get_object, Bucket=bucket, Key="k", VersionId=marker["VersionId"])
    listed = s3.list_object_versions(Bucket=bucket)
    assert [v["VersionId"] for v in listed["Versions"]] == [two, one] and listed["DeleteMarkers"][0]["IsLatest"]
    s3.delete_object(Bucket=bucket, Key="k", VersionId=marker["VersionId"])
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"2"
    s3.copy_object(Bucket=bucket, Key="k", CopySource={"Bucket": bucket, "Key": "k", "VersionId": one})
    assert s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"1"
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
    assert s3.put_object(Bucket=bucket, Key="k", Body=b"null")["VersionId"] == "null"
    fails("NoSuchVersion", s3.get_object, Bucket=bucket, Key="k", VersionId="0000000000000001")
    fails("InvalidArgument", s3.get_object, Bucket=bucket, Key="k", VersionId="nonsense")
    versions = [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in s3.list_object_versions(Bucket=bucket)["Versions"]]
    s3.delete_objects(Bucket=bucket, Delete={"Objects": versions})
    s3.delete_bucket(Bucket=bucket)


def test_object_lock(s3, bucket):
    name = bucket + "-lock"
    s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=True)
    s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}})
    version = s3.put_object(Bucket=name, Key="k", Body=b"x")["VersionId"]
    assert s3.get_object_retention(Bucket=name, Key="k")["Retention"]["Mode"] == "GOVERNANCE"
    fails("AccessDenied", s3.delete_object, Bucket=name, Key="k", VersionId=version)
    s3.put_object_legal_hold(Bucket=name, Key="k", LegalHold={"Status": "ON"})
    fails("AccessDenied", s3.delete_object, Bucket=name, Key="k", VersionId=version, BypassGovernanceRetention=True)
    s3.put_object_legal_hold(Bucket=name, Key="k", LegalHold={"Status": "OFF"})
    s3.delete_object(Bucket=name, Key="k", VersionId=version, BypassGovernanceRetention=True)


# Multipart

def test_upload_and_download_file(s3, bucket):
    config = TransferConfig(multipart_threshold=5 * MiB, multipart_chunksize=5 * MiB, max_concurrency=4)
    for size in (5 * MiB - 1, 5 * MiB, 5 * MiB + 1, 17 * MiB):
        body = os.urandom(size)
        s3.upload_fileobj(io.BytesIO(body), bucket, "k", Config=config, ExtraArgs={"Metadata": {"a": "1"}})
        target = io.BytesIO()
        s3.download_fileobj(bucket, "k", target, Config=config)
        assert target.getvalue() == body, size
    head = s3.head_object(Bucket=bucket, Key="k", PartNumber=1)
    assert head["PartsCount"] == 4 and head["ContentLength"] == 5 * MiB and head["ETag"].endswith('-4"')
    s3.copy({"Bucket": bucket, "Key": "k"}, bucket, "copied", Config=config)
    assert s3.get_object(Bucket=bucket, Key="copied")["Body"].read() == body


def test_100_mebibytes(s3, bucket):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "source"), os.path.join(folder, "target")
        with open(source, "wb") as file:
            file.write(os.urandom(100 * MiB))
        s3.upload_file(source, bucket, "k")
        s3.download_file(bucket, "k", target)
        with open(source, "rb") as a, open(target, "rb") as b:
            assert a.read() == b.read()


def test_multipart_errors(s3, bucket):
    upload = s3.create_multipart_upload(Bucket=bucket, Key="k")["UploadId"]

    def part(number, body):
        sent = s3.upload_part(Bucket=bucket, Key="k", UploadId=upload, PartNumber=number, Body=body)
        return {"PartNumber": number, "ETag": sent["ETag"]}

    def complete(*parts):
        return s3.complete_multipart_upload(Bucket=bucket, Key="k", UploadId=upload, MultipartUpload={"Parts": list(parts)})

    one, two = part(1, b"1"), part(2, b"2")
    fails("InvalidPartOrder", complete, two, one)
    fails("EntityTooSmall", complete, one, two)
    fails("InvalidPart", complete, {**one, "ETag": two["ETag"]})
    fails("InvalidPart", complete, {**one, "PartNumber": 3})
    fails("InvalidArgument", s3.upload_part, Bucket=bucket, Key="k", UploadId=upload, PartNumber=0, Body=b"")
    fails("InvalidArgument", s3.upload_part, Bucket=bucket, Key="k", UploadId=upload, PartNumber=10001, Body=b"")
    fails("NoSuchUpload", s3.upload_part, Bucket=bucket, Key="k", UploadId="none", PartNumber=1, Body=b"")
    done = complete(two)
    assert complete(two)["ETag"] == done["ETag"]
    fails("NoSuchUpload", s3.abort_multipart_upload, Bucket=bucket, Key="k", UploadId=upload)


def test_multipart_lists_abort_and_copy(s3, bucket):
    s3.put_object(Bucket=bucket, Key="source", Body=b"0123456789")
    uploads = [s3.create_multipart_upload(Bucket=bucket, Key=k)["UploadId"] for k in ("a/1", "a/1", "b é")]
    listed = [u for p in s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket, PaginationConfig={"PageSize": 1}) for u in p["Uploads"]]
    assert [u["UploadId"] for u in listed] == uploads and listed[2]["Key"] == "b é"
    assert s3.list_multipart_uploads(Bucket=bucket, Delimiter="/")["CommonPrefixes"] == [{"Prefix": "a/"}]
    for number in (1, 2, 3):
        s3.upload_part_copy(Bucket=bucket, Key="a/1", UploadId=uploads[0], PartNumber=number, CopySource=f"{bucket}/source", CopySourceRange=f"bytes=0-{number}")
    parts = [p for page in s3.get_paginator("list_parts").paginate(Bucket=bucket, Key="a/1", UploadId=uploads[0], PaginationConfig={"PageSize": 2}) for p in page["Parts"]]
    assert [(p["PartNumber"], p["Size"]) for p in parts] == [(1, 2), (2, 3), (3, 4)]
    for key, upload in (("a/1", uploads[0]), ("a/1", uploads[1]), ("b é", uploads[2])):
        s3.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload)
    assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)


def test_multipart_checksums(s3, bucket):
    for algorithm, kind in (("CRC32", "COMPOSITE"), ("SHA256", "COMPOSITE"), ("CRC32", "FULL_OBJECT")):
        upload = s3.create_multipart_upload(Bucket=bucket, Key="k", ChecksumAlgorithm=algorithm, ChecksumType=kind)["UploadId"]
        bodies, parts = [os.urandom(5 * MiB), b"the end"], []
        for number, body in enumerate(bodies, 1):
            sent = s3.upload_part(Bucket=bucket, Key="k", UploadId=upload, PartNumber=number, Body=body, ChecksumAlgorithm=algorithm)
            parts.append({"PartNumber": number, "ETag": sent["ETag"], "Checksum" + algorithm: sent["Checksum" + algorithm]})
        done = s3.complete_multipart_upload(Bucket=bucket, Key="k", UploadId=upload, MultipartUpload={"Parts": parts}, ChecksumType=kind)
        if kind == "FULL_OBJECT":
            assert done["ChecksumCRC32"] == b64(zlib.crc32(b"".join(bodies)).to_bytes(4, "big"))
        else:
            assert done["Checksum" + algorithm].endswith("-2") and done["ChecksumType"] == kind
        assert s3.get_object(Bucket=bucket, Key="k", ChecksumMode="ENABLED")["Body"].read() == b"".join(bodies)


# Configurations

def test_tagging(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k")
    tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "zwei Wörter"}]
    s3.put_object_tagging(Bucket=bucket, Key="k", Tagging={"TagSet": tags})
    assert s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == tags
    s3.delete_object_tagging(Bucket=bucket, Key="k")
    assert s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == []
    fails("BadRequest", s3.put_object_tagging, Bucket=bucket, Key="k", Tagging={"TagSet": [{"Key": str(i), "Value": ""} for i in range(11)]})
    fails("NoSuchTagSet", s3.get_bucket_tagging, Bucket=bucket)
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == tags
    s3.delete_bucket_tagging(Bucket=bucket)


def test_configurations_come_back(s3, bucket):
    rule = {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 1}}
    fails("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration, Bucket=bucket)
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [rule]})
    assert s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"] == [rule]
    cors = {"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "MaxAgeSeconds": 5}
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [cors]})
    assert s3.get_bucket_cors(Bucket=bucket)["CORSRules"] == [cors]
    encryption = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]}
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=encryption)
    assert s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"] == encryption
    s3.put_bucket_website(Bucket=bucket, WebsiteConfiguration={"IndexDocument": {"Suffix": "i.html"}})
    assert s3.get_bucket_website(Bucket=bucket)["IndexDocument"] == {"Suffix": "i.html"}
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}})
    assert "EventBridgeConfiguration" in s3.get_bucket_notification_configuration(Bucket=bucket)
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration={"BlockPublicAcls": True})
    assert s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]["BlockPublicAcls"]
    s3.put_bucket_ownership_controls(Bucket=bucket, OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
    assert s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"][0]["ObjectOwnership"] == "ObjectWriter"
    s3.put_bucket_request_payment(Bucket=bucket, RequestPaymentConfiguration={"Payer": "Requester"})
    assert s3.get_bucket_request_payment(Bucket=bucket)["Payer"] == "Requester"
    s3.put_bucket_accelerate_configuration(Bucket=bucket, AccelerateConfiguration={"Status": "Enabled"})
    assert s3.get_bucket_accelerate_configuration(Bucket=bucket)["Status"] == "Enabled"
    s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": bucket, "TargetPrefix": "log/"}})
    assert s3.get_bucket_logging(Bucket=bucket)["LoggingEnabled"]["TargetPrefix"] == "log/"
    s3.delete_bucket_lifecycle(Bucket=bucket)
    fails("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration, Bucket=bucket)


def test_configurations_with_ids(s3, bucket):
    for i in ("one", "two"):
        s3.put_bucket_metrics_configuration(Bucket=bucket, Id=i, MetricsConfiguration={"Id": i, "Filter": {"Prefix": i}})
        s3.put_bucket_inventory_configuration(Bucket=bucket, Id=i, InventoryConfiguration={
            "Id": i, "IsEnabled": True, "IncludedObjectVersions": "All", "Schedule": {"Frequency": "Daily"},
            "Destination": {"S3BucketDestination": {"Bucket": "arn:aws:s3:::b", "Format": "CSV"}}})
    assert [m["Id"] for m in s3.list_bucket_metrics_configurations(Bucket=bucket)["MetricsConfigurationList"]] == ["one", "two"]
    assert len(s3.list_bucket_inventory_configurations(Bucket=bucket)["InventoryConfigurationList"]) == 2
    assert s3.get_bucket_inventory_configuration(Bucket=bucket, Id="one")["InventoryConfiguration"]["IsEnabled"]
    s3.delete_bucket_metrics_configuration(Bucket=bucket, Id="one")
    fails("NoSuchConfiguration", s3.get_bucket_metrics_configuration, Bucket=bucket, Id="one")


def test_policy_and_acl(s3, bucket):
    fails("NoSuchBucketPolicy", s3.get_bucket_policy, Bucket=bucket)
    policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}'
    s3.put_bucket_policy(Bucket=bucket, Policy=policy)
    assert s3.get_bucket_policy(Bucket=bucket)["Policy"] == policy
    assert s3.get_bucket_policy_status(Bucket=bucket)["PolicyStatus"]["IsPublic"]
    s3.delete_bucket_policy(Bucket=bucket)
    fails("MalformedPolicy", s3.put_bucket_policy, Bucket=bucket, Policy="nonsense")
    s3.put_bucket_acl(Bucket=bucket, ACL="public-read")
    grants = s3.get_bucket_acl(Bucket=bucket)["Grants"]
    assert grants[1]["Grantee"]["Type"] == "Group" and grants[1]["Permission"] == "READ"
    s3.put_object(Bucket=bucket, Key="k")
    s3.put_object_acl(Bucket=bucket, Key="k", AccessControlPolicy={"Owner": s3.get_bucket_acl(Bucket=bucket)["Owner"], "Grants": grants})
    assert s3.get_object_acl(Bucket=bucket, Key="k")["Grants"] == grants


def test_what_is_not_done_says_so(s3, bucket):
    s3.put_object(Bucket=bucket, Key="k", Body=b"a,b")
    fails("NotImplemented", s3.get_object_torrent, Bucket=bucket, Key="k")
    fails("NotImplemented", s3.select_object_content, Bucket=bucket, Key="k", ExpressionType="SQL", Expression="select 1", InputSerialization={"CSV": {}}, OutputSerialization={"CSV": {}})


# Who asks

def test_wrong_credentials(s3, bucket):
    fails("SignatureDoesNotMatch", client(credentials=(ACCESS_KEY, "wrong", None)).list_objects_v2, Bucket=bucket)
    fails("InvalidAccessKeyId", client(credentials=("nobody", SECRET_KEY, None)).list_objects_v2, Bucket=bucket)
    fails("InvalidToken", client(credentials=(ACCESS_KEY, SECRET_KEY, "token")).list_objects_v2, Bucket=bucket)
    status, body, _ = fetch(f"{ENDPOINT}/{bucket}")
    assert status == 403 and b"<Code>AccessDenied</Code>" in body


def test_wrong_region_is_corrected(s3, bucket):
    # botocore reads the right region off the refusal and asks again.
    client(region="eu-north-1").put_object(Bucket=bucket, Key="k", Body=b"x")
    assert fails("AuthorizationHeaderMalformed", client(region="eu-north-1").list_buckets)["Error"]["Region"] == "us-east-1"


def test_presigned_links(s3, bucket):
    key = "a b+c/é"
    url = s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": key, "ContentType": "text/p"}, ExpiresIn=60)
    assert fetch(url, "PUT", b"linked", {"Content-Type": "text/p"})[0] == 200
    assert fetch(url, "PUT", b"linked", {"Content-Type": "text/q"})[0] == 403
    url = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": key, "ResponseContentType": "text/x"}, ExpiresIn=60)
    status, body, headers = fetch(url)
    assert (status, body, headers["Content-Type"]) == (200, b"linked", "text/x")
    assert fetch(url.replace("text%2Fx", "text%2Fy"))[0] == 403
    short = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": key}, ExpiresIn=1)
    time.sleep(2.1)
    status, body, _ = fetch(short)
    assert status == 403 and b"Request has expired" in body
    too_long = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": key}, ExpiresIn=604801)
    assert fetch(too_long)[0] == 400
    head = s3.generate_presigned_url("head_object", {"Bucket": bucket, "Key": key}, ExpiresIn=60)
    assert fetch(head, "HEAD")[0] == 200
    assert fetch(s3.generate_presigned_url("delete_object", {"Bucket": bucket, "Key": key}, ExpiresIn=60), "DELETE")[0] == 204


def test_presigned_links_of_the_old_kind(s3, bucket):
    old = client(signature_version="s3")
    s3.put_object(Bucket=bucket, Key="a b+c/é", Body=b"old", Tagging="a=1")
    url = old.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a b+c/é", "ResponseContentType": "text/x y"}, ExpiresIn=60)
    assert "AWSAccessKeyId" in url and fetch(url)[:2] == (200, b"old") and fetch(url)[2]["Content-Type"] == "text/x y"
    assert fetch(url.replace("text%2Fx", "text%2Fy"))[0] == 403
    assert fetch(url, "PUT", b"x")[0] == 403
    url = old.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "k", "ContentType": "text/p", "Metadata": {"a": "1"}}, ExpiresIn=60)
    assert fetch(url, "PUT", b"x", {"Content-Type": "text/p", "x-amz-meta-a": "1"})[0] == 200, fetch(url, "PUT", b"x", {"Content-Type": "text/p", "x-amz-meta-a": "1"})
    assert fetch(url, "PUT", b"x", {"Content-Type": "text/q", "x-amz-meta-a": "1"})[0] == 403
    assert fetch(old.generate_presigned_url("get_object_tagging", {"Bucket": bucket, "Key": "a b+c/é"}, ExpiresIn=60))[0] == 200
    assert b"<Key>k</Key>" in fetch(old.generate_presigned_url("list_objects_v2", {"Bucket": bucket}, ExpiresIn=60))[1]
    assert fetch(old.generate_presigned_url("list_objects_v2", {"Bucket": bucket}, ExpiresIn=60).replace(bucket, bucket[:-1]))[0] == 403
    expired = old.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "k"}, ExpiresIn=-1)
    assert b"Request has expired" in fetch(expired)[1]


def test_presigned_forms(s3, bucket):
    form = s3.generate_presigned_post(bucket, "dir/${filename}", Fields={"acl": "private", "success_action_status": "201"}, Conditions=[{"acl": "private"}, {"success_action_status": "201"}, ["content-length-range", 1, 10]])
    status, body, _ = post_form(form["url"], form["fields"], b"hello", "é.txt")
    assert status == 201 and "<Key>dir/é.txt</Key>".encode() in body, (status, body)
    assert s3.get_object(Bucket=bucket, Key="dir/é.txt")["Body"].read() == b"hello"
    assert b"EntityTooLarge" in post_form(form["url"], form["fields"], b"x" * 11)[1]
    assert b"EntityTooSmall" in post_form(form["url"], form["fields"], b"")[1]
    assert post_form(form["url"], {**form["fields"], "x-amz-signature": "0" * 64}, b"hello")[0] == 403
    assert post_form(form["url"], {**form["fields"], "x-amz-meta-more": "1"}, b"hello")[0] == 403


def test_many_threads(s3, bucket):
    errors = []

    def work(number):
        try:
            mine = client(max_pool_connections=2)
            for i in range(20):
                mine.put_object(Bucket=bucket, Key=f"{i}", Body=bytes([number]) * 1000)
                body = mine.get_object(Bucket=bucket, Key=f"{i}")["Body"].read()
                assert len(body) == 1000 and len(set(body)) == 1
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not errors, errors[0]
    assert len(s3.list_objects_v2(Bucket=bucket)["Contents"]) == 20


def main():
    for name, test in [(n, f) for n, f in globals().items() if n.startswith("test_")]:
        try:
            s3, bucket = client(), name.replace("_", "-")[:50]
            s3.create_bucket(Bucket=bucket)
            test(s3, bucket)
            result = "ok"
        except Exception as error:
            result = f"{type(error).__name__}: {error}".replace("\n", " ")
        print(f"{name}\t{result}", flush=True)


if __name__ == "__main__":
    main()
