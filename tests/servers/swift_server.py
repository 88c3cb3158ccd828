"""swift_server.py ETC NAME [PORT]: runs one of Swift's servers with its configuration in ETC instead of /etc/swift; NAME rings makes the rings."""
import logging
import logging.handlers
import sys

sys.modules['swift_server'] = sys.modules['__main__']
etc, name = sys.argv[1:3]


def to_stderr(conf, log_name, to_console, route, fmt, logger, adapted):
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter('%(asctime)s %(message)s'))
    for old in list(logger.handlers):
        logger.removeHandler(old)
    logger.addHandler(handler)
    logger.propagate = False


from swift.common import utils
utils.SWIFT_CONF_FILE = etc + '/swift.conf'
from swift.common import constraints
constraints.SWIFT_CONF_FILE = utils.SWIFT_CONF_FILE
constraints.reload_constraints()
from swift.common import storage_policy
storage_policy.reload_storage_policies()

if name == 'rings':
    from swift.common.ring import RingBuilder
    for i, ring in enumerate(('account', 'container', 'object'), 1):
        builder = RingBuilder(4, 1, 0)
        builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'weight': 1.0, 'ip': '127.0.0.1', 'port': int(sys.argv[3]) + i,
                         'replication_ip': '127.0.0.1', 'replication_port': int(sys.argv[3]) + i, 'device': 'd1', 'meta': ''})
        builder.rebalance(seed=1)
        builder.get_ring().save(f'{etc}/{ring}.ring.gz')
    sys.exit(0)

from swift.common.wsgi import run_wsgi
# There is no syslog socket to log to.
logging.handlers.SysLogHandler = lambda *a, **k: logging.NullHandler()
options = {}
if name == 'object':
    from swift.obj import server
    options['global_conf_callback'] = server.global_conf_callback
sys.exit(run_wsgi(f'{etc}/{name}.conf', f'{name}-server', **options))
