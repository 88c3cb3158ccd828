"""presigned_post.py BUCKET KEY EXPIRES < JSON {fields, conditions}: the form that boto3 makes, as JSON. Nothing is sent."""
import json
import sys

import boto3
from botocore.config import Config

wish = json.load(sys.stdin)
s3 = boto3.client('s3', endpoint_url='http://store.test', region_name='eu-west-1', aws_access_key_id='AKTEST', aws_secret_access_key='SECRETTEST',
                  aws_session_token=wish.get('token'), config=Config(signature_version='s3v4', s3={'addressing_style': 'path'}))
form = s3.generate_presigned_post(sys.argv[1], sys.argv[2], wish['fields'], wish['conditions'], int(sys.argv[3]))
json.dump(form, sys.stdout)
