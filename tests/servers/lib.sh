# What the server scripts share. Each script defines install, start and endpoint, and ends with: run "$@"
#
#   X.sh install          apt-get install what it needs (after an apt-get update)
#   X.sh start DIR PORT   start on 127.0.0.1, with everything under DIR; prints nothing but errors
#   X.sh share DIR OWNER  start it unless it runs already, on ports of its choice, and print what env does; it ends a minute after the last
#                         of the processes that own it
#   X.sh env DIR          print NAME=value lines: where it is and who may use it
#   X.sh stop DIR         stop what was started and remove DIR
set -u
export LC_ALL=C.UTF-8
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

ALICE_KEY=ALICE00000000000TEST ALICE_SECRET=alicesecret/with+slash0000000000000000000
BOB_KEY=BOB0000000000000TEST   BOB_SECRET=bobsecret0000000000000000000000000000000
UNI_KEY=UNICODE000000000TEST   UNI_SECRET=unisecret0000000000000000000000000000000
JWT_SECRET=gatewaysecret

die() { echo "$(basename "$0"): $*" >&2; exit 1; }
b64url() { openssl base64 -A | tr '+/' '-_' | tr -d =; }

# An access key that is a token, as Pydio Cells has it: 718 characters, the same each time.
jwt() {
  local claims='{"aud":["cells-client"],"exp":4102444800,"iat":1700000000,"iss":"https://cells.example.org/oidc","jti":"7a3c5e0e","name":"jwtuser","scp":["openid","email"],"sub":"5e1d7c1a-6f3b-4f5e-8d8a-0f0e0d0c0b0a"}'
  local signature; signature=$(for i in 1 2 3 4; do openssl dgst -sha512 -binary <<<"fixed signature bytes $i" | b64url; done | tr -d '\n')
  printf '%s.%s.%s' "$(printf '{"alg":"RS256","kid":"public:8e2d5ac2-3a37-4a0e-9d44-0b4d2e9b6d11","typ":"JWT"}' | b64url)" "$(printf %s "$claims" | b64url)" "${signature:0:342}"
}

certificate() { # in DIR/tls, for localhost and the names below it
  mkdir -p "$DIR/tls"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
    -addext "subjectAltName=DNS:localhost,DNS:s3.localhost,DNS:*.s3.localhost,IP:127.0.0.1" \
    -keyout "$DIR/tls/key.pem" -out "$DIR/tls/cert.pem" 2>"$DIR/log/openssl" || die "openssl failed"
}

# Waits for a command to succeed, as long as all that was started lives and no longer than ten minutes: a machine may be busy.
wait_for() {
  local f end=$((SECONDS + 600))
  until "$@"; do
    for f in "$DIR"/run/*.pid; do kill -0 "$(cat "$f")" 2>/dev/null || return 1; done
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}
answers() { [ "$(curl -s -o /dev/null -m 30 -w '%{http_code}' "$1")" = 200 ]; }

# A process is ours when its command line names our folder.
is_ours() { local p; p=$(cat "$1" 2>/dev/null) && [ -n "$p" ] && tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline" | grep -qF -- "$DIR/"; }
spawn() { # name, command: runs it in the background
  local name=$1; shift
  setsid "$@" >"$DIR/log/$name" 2>&1 </dev/null & echo $! >"$DIR/run/$name.pid"; disown
}
stop_process() { # pid file
  is_ours "$1" || return 0
  local p i; p=$(cat "$1"); kill "$p" 2>/dev/null
  for i in {1..60}; do is_ours "$1" || return 0; sleep 0.05; done
  kill -9 "$p" 2>/dev/null
}

users() { # what tests need to know of those who may use the server
  cat <<EOE
S3_REGION=us-east-1
S3_ACCESS_KEY=$ALICE_KEY
S3_SECRET_KEY=$ALICE_SECRET
S3_ACCESS_KEY_2=$BOB_KEY
S3_SECRET_KEY_2=$BOB_SECRET
S3_ACCESS_KEY_JWT=$(jwt)
S3_SECRET_KEY_JWT=$JWT_SECRET
S3_ACCESS_KEY_UNICODE=$UNI_KEY
S3_SECRET_KEY_UNICODE=$UNI_SECRET
EOE
}

# One server serves all processes of a test run, one after the other or at once. A lock lets one of them start it.
share() { # OWNER
  exec 9>"$DIR.lock"; flock 9
  mkdir -p "$DIR"/{run,log,owners} && : >"$DIR/owners/$1"
  if ! is_running; then start_somewhere 9>&- || { rm -f "$DIR/owners/$1"; exit 1; }; fi
  is_ours "$DIR/watcher" || { setsid bash "$HERE/$(basename "$0")" watch "$DIR/" >/dev/null 2>&1 </dev/null 9>&- & echo $! >"$DIR/watcher"; disown; }
  PORT=$(cat "$DIR/port") && endpoint && users
}
is_running() {
  local f
  [ -f "$DIR/ready" ] || return 1
  for f in "$DIR"/run/*.pid; do is_ours "$f" || return 1; done
}

# Below the ports that systems hand out; when somebody else has one all the same, it is another try.
start_somewhere() {
  for attempt in 1 2 3 4 5 6; do
    stop_all; rm -rf "$DIR"/{ready,run,log}; mkdir -p "$DIR"/{run,log}
    PORT=$((20000 + (RANDOM * 32768 + RANDOM) % 12000)); echo "$PORT" >"$DIR/port"
    if (start) 2>"$DIR/why"; then : >"$DIR/ready"; return 0; fi
    stop_all
    grep -rqiE 'address (is )?already in use|EADDRINUSE|unable to bind' "$DIR/log" "$DIR/why" || break
  done
  cat "$DIR/why" >&2
  return 1
}
stop_all() { local f; for f in "$DIR"/run/*.pid; do stop_process "$f" & done; wait; }

# Ends a server that nobody owns any more, however its owners ended.
is_owned() {
  local o
  for o in "$DIR"/owners/*; do kill -0 "$(basename "$o")" 2>/dev/null && return 0; done
  return 1
}
watch() {
  local idle=0
  exec 9>"$DIR.lock"
  while [ -d "$DIR" ]; do
    sleep 2
    if is_owned; then idle=0; continue; fi
    [ $((idle += 1)) -ge 30 ] || continue
    flock 9
    if ! is_owned; then stop_all; rm -rf "$DIR"; fi
    flock -u 9
  done
}

run() {
  DIR=${2:-}
  case "${1:-}" in
    install) DEBIAN_FRONTEND=noninteractive install </dev/null ;;
    start)
      [ -n "$DIR" ] && [ -n "${3:-}" ] || die "start DIR PORT"
      mkdir -p "$DIR"/{run,log} && DIR=$(cd "$DIR" && pwd -P); PORT=$3; echo "$PORT" >"$DIR/port"
      trap '[ -n "${STARTED:-}" ] || for f in "$DIR"/run/*.pid; do stop_process "$f"; done' EXIT
      start && STARTED=1 ;;
    share) [ -n "${3:-}" ] || die "share DIR OWNER"; mkdir -p "$DIR" && DIR=$(cd "$DIR" && pwd -P) && share "$3" ;;
    watch) DIR=$(cd "$DIR" && pwd -P) && watch ;;
    env) DIR=$(cd "$DIR" && pwd -P) && PORT=$(cat "$DIR/port") && endpoint && users ;;
    stop)
      [ -d "$DIR" ] || exit 0
      DIR=$(cd "$DIR" && pwd -P)
      stop_all
      [ -f "$DIR/port" ] && rm -rf "$DIR" ;;
    *) sed -n '/^#   X.sh/s/^#   X/  X/p' "$HERE/lib.sh" >&2; exit 2 ;;
  esac
}
