"""Does with boto3 what tests ask for. A line of what comes in is a wish, [VERB, BUCKET, WISH] as JSON; a line of what goes out is
what it found, {"result": ...}, or {"failure": ...} with the text of the exception.

put   {key: base64}                 writes objects
get   [key, ...]                    reads objects: {key: base64}
list  {"Prefix": ..., ...}          lists keys
file  {"key": ..., "up"|"down": path}  moves a file with the transfer manager
meta  {"key": ..., "write": text?, "raw": text?}  writes metadata as Python's library does, or in raw UTF-8, and gives what is read: as it is, and decoded
change {"get": ..., "put": ..., "from": ..., "to": ...}  reads a configuration, writes it with a value changed, and gives what it read as XML
topic {}                            makes a topic for notifications: {"arn": ...}, or {"error": ...}
read  [{"operation": ..., "arguments": {...}}, ...]  what each gives, in its document and in headers, under the names of the wire, or the code of its error
"""
import base64
import datetime
import email.header
import http.client
import json
import os
import sys
import traceback
import urllib.parse

import boto3
from boto3.s3.transfer import TransferConfig
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError
from botocore.serialize import create_serializer

config = Config(s3={'addressing_style': 'path'}, request_checksum_calculation='when_required', response_checksum_validation='when_required', retries={'max_attempts': 2})
s3 = boto3.client('s3', endpoint_url=os.environ['S3_ENDPOINT'], region_name=os.environ['S3_REGION'], config=config,
                  aws_access_key_id=os.environ['S3_ACCESS_KEY'], aws_secret_access_key=os.environ['S3_SECRET_KEY'])


def method(operation):
    return getattr(s3, xform_name(operation))


def payload_of(shape):
    name = (shape or {}) and shape.serialization.get('payload')
    return (name, shape.members[name]) if name else (None, None)


def replaced(value, old, new):
    if isinstance(value, dict):
        return {k: replaced(v, old, new) for k, v in value.items()}
    if isinstance(value, list):
        return [replaced(v, old, new) for v in value]
    if isinstance(value, str) and value.lstrip().startswith('{'):
        return value.replace(str(old), str(new))
    return new if value == old and type(value) is type(old) else value


def change(bucket, wish):
    """What the GET gives is what the PUT takes, without what only an answer has."""
    model = s3.meta.service_model
    got = method(wish['get'])(Bucket=bucket)
    name, shape = payload_of(model.operation_model(wish['put']).input_shape)
    inner, _ = payload_of(model.operation_model(wish['get']).output_shape)
    value = got[inner] if inner else got['Policy'] if name == 'Policy' else {k: v for k, v in got.items() if k in shape.members}
    read = create_serializer('rest-xml').serialize_to_request({'Bucket': bucket, name: value}, model.operation_model(wish['put']))['body']
    method(wish['put'])(Bucket=bucket, **{name: replaced(value, wish['from'], wish['to'])})
    return read.decode() if isinstance(read, bytes) else read


def wire(shape, value):
    """A parsed answer under the names that it had on the wire."""
    if shape.type_name == 'structure':
        members = {}
        for name, item in value.items():
            if name not in shape.members or shape.members[name].serialization.get('location'):
                continue
            member = shape.members[name]
            key = member.serialization.get('name', name)
            if member.type_name == 'list' and member.serialization.get('flattened'):
                key = member.member.serialization.get('name', key)
                members[key] = [wire(member.member, i) for i in item]
            elif member.type_name == 'list':
                members[key] = {member.member.serialization.get('name', 'member'): [wire(member.member, i) for i in item]}
            else:
                members[key] = wire(member, item)
        return members
    if shape.type_name == 'timestamp':
        return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
    if shape.type_name == 'boolean':
        return 'true' if value else 'false'
    return '' if value is None else str(value)


def headers(shape, got):
    """What stands in headers, under their names."""
    found = {}
    for name, member in shape.members.items():
        location, key = member.serialization.get('location'), member.serialization.get('name', '').lower()
        if location == 'header' and name in got:
            found[key] = wire(member, got[name])
        elif location == 'headers':
            found |= {key + k.lower(): v for k, v in got.get(name, {}).items()}
    return found


def topic(bucket):
    sns = boto3.client('sns', endpoint_url=os.environ['S3_ENDPOINT'], region_name=os.environ['S3_REGION'],
                       aws_access_key_id=os.environ['S3_ACCESS_KEY'], aws_secret_access_key=os.environ['S3_SECRET_KEY'])
    try:
        return {'arn': sns.create_topic(Name=bucket)['TopicArn']}
    except (ClientError, ResponseParserError) as e:
        return {'error': str(e)}


def read(bucket, operation, arguments):
    if operation not in s3.meta.service_model.operation_names:
        return {'unknown': True}
    shape = s3.meta.service_model.operation_model(operation).output_shape
    try:
        got = method(operation)(Bucket=bucket, **arguments) if operation != 'ListBuckets' else s3.list_buckets()
    except ClientError as e:
        return {'error': e.response['Error']['Code']}
    name, inner = payload_of(shape)
    if name == 'Policy':
        return {'value': json.loads(got['Policy']), 'headers': headers(shape, got)}
    return {'value': wire(inner, got.get(name, {})) if name else wire(shape, got), 'headers': headers(shape, got)}


def meta(bucket, wish):
    if 'write' in wish:
        s3.put_object(Bucket=bucket, Key=wish['key'], Metadata={'text': email.header.Header(wish['write'], 'utf-8', maxlinelen=10000).encode()})
    if 'raw' in wish:
        # boto3 sends ASCII only; others send what they have.
        signer = boto3.client('s3', endpoint_url=os.environ['S3_ENDPOINT'], region_name=os.environ['S3_REGION'],
                              config=config.merge(Config(signature_version='s3v4')),
                              aws_access_key_id=os.environ['S3_ACCESS_KEY'], aws_secret_access_key=os.environ['S3_SECRET_KEY'])
        url = urllib.parse.urlsplit(signer.generate_presigned_url('put_object', Params={'Bucket': bucket, 'Key': wish['key']}))
        connection = http.client.HTTPConnection(url.netloc)
        connection.request('PUT', f'{url.path}?{url.query}', b'x', {'x-amz-meta-text': wish['raw'].encode()})
        assert connection.getresponse().status == 200
    value = s3.head_object(Bucket=bucket, Key=wish['key'])['Metadata']['text']
    return {'value': value, 'decoded': str(email.header.make_header(email.header.decode_header(value)))}


def put(bucket, wish):
    for key, body in wish.items():
        s3.put_object(Bucket=bucket, Key=key, Body=base64.b64decode(body))
    return {}


def get(bucket, wish):
    return {key: base64.b64encode(s3.get_object(Bucket=bucket, Key=key)['Body'].read()).decode() for key in wish}


def listed(bucket, wish):
    pages = s3.get_paginator('list_objects_v2').paginate(Bucket=bucket, **wish)
    return [o['Key'] for page in pages for o in page.get('Contents', [])]


def file(bucket, wish):
    transfer = TransferConfig(multipart_threshold=8 << 20, multipart_chunksize=8 << 20)
    if 'up' in wish:
        s3.upload_file(wish['up'], bucket, wish['key'], Config=transfer)
    else:
        s3.download_file(bucket, wish['key'], wish['down'], Config=transfer)
    return {}


verbs = {
    'put': put, 'get': get, 'list': listed, 'file': file, 'meta': meta, 'change': change,
    'topic': lambda bucket, _: topic(bucket),
    'read': lambda bucket, wish: [read(bucket, w['operation'], w['arguments']) for w in wish],
}
for line in sys.stdin:
    verb, bucket, wish = json.loads(line)
    try:
        answer = {'result': verbs[verb](bucket, wish)}
    except Exception:
        answer = {'failure': traceback.format_exc()}
    print(json.dumps(answer), flush=True)
