#!/bin/bash
# Ceph RADOS Gateway 16 from Debian: the strict one. It verifies signatures, dates and payloads; objects live in memory.
# Ports: PORT http, PORT+1 https, PORT+2 monitor, PORT+10 to PORT+29 storage.
. "$(dirname "$0")/lib.sh"

install() { apt-get install -y --no-install-recommends ceph-mon ceph-osd ceph-common radosgw openssl curl; }

endpoint() {
  cat <<EOE
S3_ENDPOINT=http://127.0.0.1:$PORT
S3_ENDPOINT_TLS=https://127.0.0.1:$((PORT + 1))
S3_CA_FILE=$DIR/tls/cert.pem
S3_VHOST_SUFFIX=s3.localhost:$PORT
S3_STS_ENDPOINT=http://127.0.0.1:$PORT
S3_ROLE_ARN=arn:aws:iam:::role/tester
EOE
}

ceph_() { ceph -c "$DIR/ceph.conf" --connect-timeout 600 "$@"; }
admin() { radosgw-admin -c "$DIR/ceph.conf" -n client.rgw "$@"; }
monitor_is_up() { ceph -c "$DIR/ceph.conf" --connect-timeout 10 quorum_status >/dev/null 2>&1; }

# In the foreground each, so that a program that ends (its port is somebody else's) is seen to end.
daemon() { local name=$1; shift; spawn "$name" "$@" -c "$DIR/ceph.conf" -f; }

start() {
  for program in ceph-mon ceph-osd radosgw radosgw-admin ceph monmaptool openssl curl; do command -v $program >/dev/null || die "there is no $program"; done
  fsid=$(cat /proc/sys/kernel/random/uuid) osd=$(cat /proc/sys/kernel/random/uuid)
  certificate; configure; mkdir -p "$DIR"/{mon,osd,rgw}
  {
    monmaptool --create --clobber --fsid "$fsid" --addv a "[v2:127.0.0.1:$((PORT + 2))]" "$DIR/monmap" &&
    ceph-mon -c "$DIR/ceph.conf" --mkfs -i a --monmap "$DIR/monmap"
  } >"$DIR/log/mon-made" 2>&1 && daemon mon ceph-mon -i a && wait_for monitor_is_up || die "the monitor does not answer: $DIR/log"
  {
    ceph_ osd new "$osd" 0 && ceph-osd -c "$DIR/ceph.conf" -i 0 --mkfs --osd-uuid "$osd"
  } >"$DIR/log/osd-made" 2>&1 </dev/null && daemon osd ceph-osd -i 0 || die "the storage did not start: $DIR/log"
  daemon rgw radosgw -n client.rgw && wait_for answers "http://127.0.0.1:$PORT/" || die "the gateway does not answer: $DIR/log"
  make_users
}

make_users() { # side by side: each call takes a while
  local pids=() p
  user alice 'Alice Liddell' "$ALICE_KEY" "$ALICE_SECRET" & pids+=($!)
  user bob Bob "$BOB_KEY" "$BOB_SECRET" & pids+=($!)
  user jwtuser 'Pydio Cells user' "$(jwt)" "$JWT_SECRET" & pids+=($!)
  user unicode 'Zoë Ünïcödé 日本語 😀' "$UNI_KEY" "$UNI_SECRET" & pids+=($!)
  role >"$DIR/log/role" 2>&1 & pids+=($!)
  for p in "${pids[@]}"; do wait "$p" || die "could not make the users: $DIR/log"; done
}
user() { admin user create --uid="$1" --display-name="$2" --access-key="$3" --secret-key="$4" --caps='roles=*;user-policy=*' >"$DIR/log/user-$1" 2>&1; }
role() { # for AssumeRole; the gateway does not decode +, so the documents hold no blanks
  admin role create --role-name=tester --assume-role-policy-doc='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/alice","arn:aws:iam:::user/bob"]},"Action":["sts:AssumeRole"]}]}' &&
  admin role-policy put --role-name=tester --policy-name=all --policy-doc='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["arn:aws:s3:::*"]}]}'
}

# tcp_nodelay: keep-alive answers otherwise cost 40 ms each. crc mode: with "auth none" the gateway hangs without it.
# auth order: else every signature error is an AccessDenied.
configure() {
  cat >"$DIR/ceph.conf" <<EOC
[global]
fsid = $fsid
mon_host = v2:127.0.0.1:$((PORT + 2))/0
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false
ms_bind_msgr1 = false
ms_bind_port_min = $((PORT + 10))
ms_bind_port_max = $((PORT + 29))
ms_crc_data = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
admin_socket =
run_dir = $DIR/run
log_file = $DIR/log/\$name.log
crash_dir = $DIR/log
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_pool_default_pg_autoscale_mode = off
rgw_rados_pool_pg_num_min = 4
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
[mon]
mon_data = $DIR/mon
mon_data_avail_crit = 0
auth_allow_insecure_global_id_reclaim = true
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
[osd]
osd_data = $DIR/osd
osd_objectstore = memstore
memstore_device_bytes = 8589934592
osd_max_object_name_len = 2048
[client]
rgw_data = $DIR/rgw
[client.rgw]
ms_mon_client_mode = crc
rgw_frontends = beast tcp_nodelay=1 endpoint=127.0.0.1:$PORT ssl_endpoint=127.0.0.1:$((PORT + 1)) ssl_certificate=$DIR/tls/cert.pem ssl_private_key=$DIR/tls/key.pem
rgw_enable_apis = s3, sts, iam
rgw_dns_name = s3.localhost
rgw_thread_pool_size = 128
rgw_relaxed_region_enforcement = true
rgw_override_bucket_index_max_shards = 1
rgw_dynamic_resharding = false
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = testkey-1=YmluCmJvb3N0CmJvb3N0LWJ1aWxkCmNlcGguY29uZgo=
rgw_s3_auth_use_sts = true
rgw_s3_auth_order = local, sts
rgw_sts_key = abcdefghijklmnop
rgw_gc_obj_min_wait = 10
rgw_gc_processor_period = 30
EOC
}

run "$@"
