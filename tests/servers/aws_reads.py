"""Runs `aws s3api OPERATION` for each wish and gives what it printed, under the names that it has on the wire.

Standard input is {"url": ..., "wishes": [{"operation": ..., "arguments": {member: value}}, ...]}; the environment has the credentials.
Standard output is a list: {"document": ..., "headers": ..., "known": ...} of an answer, {"error": code, "text": ...} of a refusal, and
{"unknown": true} of what this aws does not have. Values carry their type: text:, number:, flag:, date:. Ends with 3 where there is no aws.

All run in one process: a process of aws takes a hundred times as long to begin as a request.
"""
import contextlib
import functools
import io
import json
import os
import re
import sys
import tempfile

try:
    from awscli.clidriver import create_clidriver
    from botocore import xform_name
    from botocore.utils import parse_timestamp
except ImportError as e:
    print(e, file=sys.stderr)
    sys.exit(3)

os.environ.update(AWS_PAGER='', AWS_MAX_ATTEMPTS='1', AWS_EC2_METADATA_DISABLED='true', AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)
driver = create_clidriver()
# To make a client takes far longer than to ask something with it. What writes content to a file tells each client of its own.
fresh, shared = driver.session.create_client, functools.cache(driver.session.create_client)
model = driver.session.get_service_model('s3')


def words(operation, arguments):
    """The command line, as somebody types it."""
    members = operation.input_shape.members if operation.input_shape else {}
    for name, value in arguments.items():
        option = '--' + xform_name(name, '-')
        if members[name].type_name == 'boolean':
            yield option if value else '--no-' + option[2:]
        else:
            yield option
            yield from map(str, value if isinstance(value, list) else [value])


def wire(shape, value):
    if shape.type_name == 'structure':
        members = {}
        for name, item in value.items():
            member = shape.members.get(name)
            if member is None or item is None or member.serialization.get('location'):
                continue
            key = member.serialization.get('name', name)
            if member.type_name != 'list':
                members[key] = wire(member, item)
            elif member.serialization.get('flattened'):
                members[member.member.serialization.get('name', key)] = [wire(member.member, i) for i in item]
            else:
                members[key] = {member.member.serialization.get('name', 'member'): [wire(member.member, i) for i in item]}
        return members
    return scalar(shape.type_name, value)


def scalar(kind, value):
    if kind == 'timestamp':
        return 'date:' + parse_timestamp(value).strftime('%Y-%m-%dT%H:%M:%SZ')
    if kind == 'boolean':
        return 'flag:' + str(value).lower()
    return ('number:' if kind in ('integer', 'long') else 'text:') + str(value)


def known(shape, path=''):
    """All that the document of an answer can have."""
    if shape.type_name == 'structure':
        for name, member in shape.members.items():
            key = member.serialization.get('name', name)
            if member.serialization.get('location'):
                continue
            if member.type_name == 'list':
                item = member.member.serialization.get('name', key if member.serialization.get('flattened') else 'member')
                inner = path + '/' + (item if member.serialization.get('flattened') else f'{key}/{item}')
                yield inner
                yield from known(member.member, inner)
            else:
                yield f'{path}/{key}'
                yield from known(member, f'{path}/{key}')


def read(url, wish):
    if wish['operation'] not in model.operation_names:
        return {'unknown': True}
    operation = model.operation_model(wish['operation'])
    out, err = io.StringIO(), io.StringIO()
    driver.session.create_client = fresh if operation.has_streaming_output else shared
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        file = [os.path.join(folder, 'content')] if operation.has_streaming_output else []
        status = driver.main(['s3api', xform_name(operation.name, '-'), *words(operation, wish['arguments']), *file,
                              '--endpoint-url', url, '--output', 'json', '--no-paginate'])
        content = open(file[0], encoding='utf-8').read() if file and status == 0 else None
    if status:
        code = re.search(r'An error occurred \((\w+)\)', err.getvalue())
        return {'error': code.group(1) if code else None, 'text': err.getvalue().strip()}
    printed = json.loads(out.getvalue() or '{}')
    shape = operation.output_shape
    payload = shape.members[shape.serialization['payload']] if 'payload' in shape.serialization else None
    headers = {}
    for name, member in shape.members.items():
        if printed.get(name) is not None and member.serialization.get('location') == 'header':
            headers[name] = [member.serialization['name'], scalar(member.type_name, printed[name])]
    found = {'headers': headers, 'metadata': printed.get('Metadata', {}), 'content': content}
    if payload is not None and payload.type_name == 'structure':
        return found | {'document': wire(payload, printed.get(shape.serialization['payload'], {})), 'known': list(known(payload))}
    if payload is not None:
        return found | {'document': {}, 'known': [], 'text': printed.get(shape.serialization['payload'])}
    return found | {'document': wire(shape, printed), 'known': list(known(shape))}


asked = json.load(sys.stdin)
json.dump([read(asked['url'], wish) for wish in asked['wishes']], sys.stdout)
