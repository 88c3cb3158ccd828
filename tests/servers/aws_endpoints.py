"""Where botocore's rules send requests. Standard input is a list of cases, the parameters of the rules by their names; standard output is a
list of {"url": ..., "schemes": [[name, service, region], ...]}, or {"error": ...} where the rules refuse. Ends with 3 where there is no botocore."""
import json
import sys

try:
    from botocore.endpoint_provider import EndpointProvider
    from botocore.exceptions import EndpointProviderError
    from botocore.loaders import Loader
except ImportError as e:
    print(e, file=sys.stderr)
    sys.exit(3)

loader = Loader()
rules = EndpointProvider(loader.load_service_model('s3', 'endpoint-rule-set-1'), loader.load_data('partitions'))


def resolve(case):
    try:
        found = rules.resolve_endpoint(**case)
    except EndpointProviderError as e:
        return {'error': str(e)}
    schemes = found.properties.get('authSchemes', [])
    return {'url': found.url, 'schemes': [[s['name'], s['signingName'], s.get('signingRegion')] for s in schemes]}


json.dump([resolve(case) for case in json.load(sys.stdin)], sys.stdout)
