"""boto3_peer.py up|down FILE, list PREFIX, delete PREFIX: the work of a benchmark with boto3, at S3_ENDPOINT and in the bucket bench."""
import os
import sys

import boto3
from boto3.s3.transfer import TransferConfig

s3 = boto3.client('s3', endpoint_url=os.environ['S3_ENDPOINT'], region_name='us-east-1', aws_access_key_id='local', aws_secret_access_key='local-secret')
config = TransferConfig(multipart_threshold=16 << 20, multipart_chunksize=16 << 20, max_concurrency=8)
verb, what = sys.argv[1:3]
if verb == 'up':
    s3.upload_file(what, 'bench', 'boto3', Config=config)
elif verb == 'down':
    s3.download_file('bench', 'boto3', what, Config=config)
else:
    keys = [o['Key'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket='bench', Prefix=what) for o in page.get('Contents', [])]
    if verb == 'list':
        print(len(keys))
    for i in range(0, len(keys) if verb == 'delete' else 0, 1000):
        s3.delete_objects(Bucket='bench', Delete={'Objects': [{'Key': k} for k in keys[i:i + 1000]]})
