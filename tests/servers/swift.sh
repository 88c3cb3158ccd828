#!/bin/bash
# OpenStack Swift 2.30 with its s3api from Debian: another strict reading of S3, with accounts as access keys.
# Ports: PORT s3, PORT+1 account, PORT+2 container, PORT+3 object, PORT+4 memcached. Needs a file system with extended attributes.
. "$(dirname "$0")/lib.sh"
PYTHON=/usr/bin/python3

install() { apt-get install -y --no-install-recommends python3-swift memcached curl openssl; }

endpoint() {
  ALICE_KEY=alice:alice ALICE_SECRET=alicesecret/with+slash0000000000000000000
  BOB_KEY=bob:bob UNI_KEY='Zoë:Ünïcödé'
  cat <<EOE
S3_ENDPOINT=http://127.0.0.1:$PORT
S3_VHOST_SUFFIX=s3.localhost:$PORT
EOE
}

start() {
  command -v memcached >/dev/null && $PYTHON -c 'import swift' 2>/dev/null || die "there is no python3-swift or memcached"
  mkdir -p "$DIR"/{etc,devices/d1}
  configure
  $PYTHON "$HERE/swift_server.py" "$DIR/etc" rings "$PORT" >"$DIR/log/rings" 2>&1 || die "the rings could not be made: $DIR/log/rings"
  spawn memcached memcached -l 127.0.0.1 -p $((PORT + 4)) -U 0 -u root -m 32 -P "$DIR/run/memcached.own"
  local name i=1
  for name in account container object proxy; do spawn $name $PYTHON "$HERE/swift_server.py" "$DIR/etc" $name; done
  for i in 1 2 3 0; do wait_for answers "http://127.0.0.1:$((PORT + i))/healthcheck" || die "port $((PORT + i)) does not answer: $DIR/log"; done
}

configure() {
  cat >"$DIR/etc/swift.conf" <<EOC
[swift-hash]
swift_hash_path_prefix = testprefix
swift_hash_path_suffix = testsuffix
[storage-policy:0]
name = default
default = yes
[swift-constraints]
max_header_size = 32768
EOC
  cat >"$DIR/etc/proxy.conf" <<EOC
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $PORT
workers = 0
swift_dir = $DIR/etc
user = root
log_custom_handlers = swift_server.to_stderr
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$((PORT + 4))
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = true
storage_domain = s3.localhost
[filter:tempauth]
use = egg:swift#tempauth
user_alice_alice = alicesecret/with+slash0000000000000000000 .admin
user_bob_bob = $BOB_SECRET .admin
user64_$(printf 'Zoë' | base64 -w0 | tr -d =)_$(printf 'Ünïcödé' | base64 -w0 | tr -d =) = $UNI_SECRET .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
EOC
  local name i=1
  for name in account container object; do
    cat >"$DIR/etc/$name.conf" <<EOC
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $((PORT + i))
workers = 0
swift_dir = $DIR/etc
devices = $DIR/devices
mount_check = false
user = root
log_level = WARNING
log_custom_handlers = swift_server.to_stderr
[pipeline:main]
pipeline = healthcheck $name-server
[app:$name-server]
use = egg:swift#$name
[filter:healthcheck]
use = egg:swift#healthcheck
EOC
    i=$((i + 1))
  done
}

run "$@"
