"""aws_files.py < JSON: what boto3 makes of a user's shared files.

In:  [{"environment": {...}, "profile": name or null, "code": what the user types when asked}, ...]
Out: [{"access", "secret", "token", "region", "endpoint"} or {"error"}, ...]
"""
import json
import os
import sys

import boto3
import botocore.credentials
import botocore.tokens


def resolve(case):
    for name in [n for n in os.environ if n.startswith('AWS_')]:
        del os.environ[name]
    os.environ.update(case['environment'])
    cache = os.path.expanduser('~/.aws/sso/cache')  # which botocore looks up once, at its start
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
    try:
        session = boto3.Session(profile_name=case['profile']) if case['profile'] else boto3.Session()
        core = session._session
        core.get_component('credential_provider').get_provider('assume-role')._prompter = lambda question: case['code']
        keys = session.get_credentials().get_frozen_credentials()
        s3 = session.client('s3', region_name=session.region_name or 'us-east-1')
        return {'access': keys.access_key, 'secret': keys.secret_key, 'token': keys.token, 'region': session.region_name, 'endpoint': s3.meta.endpoint_url}
    except Exception as error:
        return {'error': f'{type(error).__name__}: {error}'}


json.dump([resolve(case) for case in json.load(sys.stdin)], sys.stdout)
