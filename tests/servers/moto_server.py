"""moto_server.py PORT TLSDIR: serves moto over http on PORT and over https on PORT+1."""
import logging
import os
import sys
import threading

port, tls = int(sys.argv[1]), sys.argv[2]
os.environ['MOTO_PORT'] = str(port)
os.environ['MOTO_S3_CUSTOM_ENDPOINTS'] = f'http://s3.localhost:{port},https://s3.localhost:{port + 1}'

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

logging.getLogger('werkzeug').setLevel(logging.ERROR)
WSGIRequestHandler.protocol_version = 'HTTP/1.1'
app = DomainDispatcherApplication(create_backend_app)
secure = make_server('127.0.0.1', port + 1, app, threaded=True, ssl_context=(f'{tls}/cert.pem', f'{tls}/key.pem'))
threading.Thread(target=secure.serve_forever, daemon=True).start()
make_server('127.0.0.1', port, app, threaded=True).serve_forever()
