"""boto3_peer.py up|down FILE, across KEY, uptree|downtree FOLDER, list PREFIX, delete PREFIX: the work of a benchmark with boto3, at S3_ENDPOINT and in the bucket bench."""
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

def client(url):
    config = Config(max_pool_connections=16)
    return boto3.client('s3', endpoint_url=url, region_name='us-east-1', aws_access_key_id='local', aws_secret_access_key='local-secret', config=config)


def keys_of(prefix):
    return [o['Key'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket='bench', Prefix=prefix) for o in page.get('Contents', [])]


s3 = client(os.environ['S3_ENDPOINT'])
config = TransferConfig(multipart_threshold=16 << 20, multipart_chunksize=16 << 20, max_concurrency=8)
verb, what = sys.argv[1:3]
if verb == 'up':
    s3.upload_file(what, 'bench', 'boto3', Config=config)
elif verb == 'down':
    s3.download_file('bench', 'large', what, Config=config)
elif verb == 'across':
    client(os.environ['S3_OTHER_ENDPOINT']).upload_fileobj(s3.get_object(Bucket='bench', Key=what)['Body'], 'bench', what, Config=config)
elif verb == 'uptree':
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda name: s3.upload_file(os.path.join(what, name), 'bench', 'boto3-tree/' + name), os.listdir(what)))
elif verb == 'downtree':
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda key: s3.download_file('bench', key, os.path.join(what, os.path.basename(key))), keys_of('small/')))
else:
    keys = keys_of(what)
    if verb == 'list':
        print(len(keys))
    for i in range(0, len(keys) if verb == 'delete' else 0, 1000):
        s3.delete_objects(Bucket='bench', Delete={'Objects': [{'Key': k} for k in keys[i:i + 1000]]})
