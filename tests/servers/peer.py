"""peer.py VERB BUCKET < JSON: does with boto3 what a test asks for, and prints what it found as JSON.

put   {key: base64}                 writes objects
get   [key, ...]                    reads objects: {key: base64}
list  {"Prefix": ..., ...}          lists keys
file  {"key": ..., "up"|"down": path}  moves a file with the transfer manager
"""
import base64
import json
import os
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

config = Config(s3={'addressing_style': 'path'}, request_checksum_calculation='when_required', response_checksum_validation='when_required', retries={'max_attempts': 2})
s3 = boto3.client('s3', endpoint_url=os.environ['S3_ENDPOINT'], region_name=os.environ['S3_REGION'], config=config,
                  aws_access_key_id=os.environ['S3_ACCESS_KEY'], aws_secret_access_key=os.environ['S3_SECRET_KEY'])
verb, bucket = sys.argv[1:3]
wish = json.load(sys.stdin)

if verb == 'put':
    for key, body in wish.items():
        s3.put_object(Bucket=bucket, Key=key, Body=base64.b64decode(body))
    result = {}
elif verb == 'get':
    result = {key: base64.b64encode(s3.get_object(Bucket=bucket, Key=key)['Body'].read()).decode() for key in wish}
elif verb == 'list':
    result = [o['Key'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket=bucket, **wish) for o in page.get('Contents', [])]
elif verb == 'file':
    transfer = TransferConfig(multipart_threshold=8 << 20, multipart_chunksize=8 << 20)
    if 'up' in wish:
        s3.upload_file(wish['up'], bucket, wish['key'], Config=transfer)
    else:
        s3.download_file(bucket, wish['key'], wish['down'], Config=transfer)
    result = {}
json.dump(result, sys.stdout)
