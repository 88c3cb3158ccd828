#!/bin/bash
# moto, the mock of AWS in Python: it knows operations that others lack, and checks no signature. Objects live in memory.
# Ports: PORT http, PORT+1 https.
. "$(dirname "$0")/lib.sh"

install() { apt-get install -y --no-install-recommends openssl curl; }

endpoint() {
  cat <<EOE
S3_ENDPOINT=http://127.0.0.1:$PORT
S3_ENDPOINT_TLS=https://127.0.0.1:$((PORT + 1))
S3_CA_FILE=$DIR/tls/cert.pem
S3_VHOST_SUFFIX=s3.localhost:$PORT
S3_STS_ENDPOINT=http://127.0.0.1:$PORT
S3_ROLE_ARN=arn:aws:iam::123456789012:role/tester
EOE
}

python_with_moto() {
  local p
  for p in python3 python "$HOME/.pyenv/shims/python3" /usr/bin/python3; do
    "$p" -c 'import moto.server' 2>/dev/null && { "$p" -c 'import sys; print(sys.executable)'; return 0; }
  done
  return 1
}

start() {
  local python; python=$(python_with_moto) || die "there is no Python with moto[server]"
  certificate
  # Large uploads lie in files; the temporary folder of the project that starts the server goes before the server does.
  export TMPDIR=$DIR/tmp
  mkdir -p "$TMPDIR"
  spawn moto "$python" "$HERE/moto_server.py" "$PORT" "$DIR/tls"
  wait_for answers "http://127.0.0.1:$PORT/moto-api/data.json" || die "moto does not answer: $DIR/log/moto"
}

run "$@"
