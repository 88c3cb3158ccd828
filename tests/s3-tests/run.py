#!/usr/bin/env python3
"""Runs Ceph's s3-tests (https://github.com/ceph/s3-tests: test_s3, test_headers) against the local endpoint.

    run.py PATH-OF-THE-SUITE [pytest options, such as -k lifecycle]

It needs Python with boto3 and what else the suite imports (pytest, munch, isodate, requests, pytz, PyYAML, lxml), and a build of
src/OpenIntegrations.Cli. What is expected to fail stands in refused.txt, by reason. It ends with 0 when nothing else failed.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
MODULES = ["test_s3.py", "test_headers.py"]
# The users of the suite, by the sections of its configuration.
USERS = {"s3 main": "main", "s3 alt": "alt", "s3 tenant": "tenant", "iam": "iam", "iam root": "root", "iam alt root": "altroot"}


# Seconds that a day of a lifecycle takes.
DAY = 2


def configuration(port, identities):
    lines = ["[DEFAULT]", "host = 127.0.0.1", f"port = {port}", "is_secure = False", "ssl_verify = False", "",
             "[fixtures]", "bucket prefix = oint-{random}-", ""]
    for section, name in USERS.items():
        lines += [f"[{section}]", f"display_name = {name}", f"user_id = {identities[name]}", f"email = {name}@example.org", "api_name = ",
                  f"access_key = {name}-key", f"secret_key = {name}-secret", "tenant = ", f"lc_debug_interval = {DAY}", ""]
    return "\n".join(lines)


def refused():
    """The tests that are expected to fail, with the reason of each."""
    reason, listed = None, {}
    for line in (HERE / "refused.txt").read_text().splitlines():
        line = line.strip()
        if line.startswith("["):
            reason = line.strip("[]")
        elif line and not line.startswith("#"):
            listed[line] = reason
    return listed


def serve(folder):
    oint = HERE.parent.parent / "src/OpenIntegrations.Cli/bin/Debug"
    program = max(oint.glob("*/oint.dll"), key=lambda path: path.stat().st_mtime)
    log = open(os.path.join(folder, "server.log"), "w")
    identities = [word for name in USERS.values() for word in ("--identity", f"{name}:{name}-key:{name}-secret")]
    command = ["dotnet", program, "serve", "--folder", os.path.join(folder, "store"), "--port", "0", "--lifecycle-day", str(DAY), *identities]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    said = []
    while not said or said[-1] != "}\n":
        said.append(server.stdout.readline())
        if not said[-1]:
            sys.exit("The endpoint did not start:\n" + open(log.name).read())
    data = json.loads("".join(said))
    return server, data["URL"].rsplit(":", 1)[1], {identity["Name"]: identity["Id"] for identity in data["Identities"]}


def test(suite, folder, options):
    report = os.path.join(folder, "report.xml")
    files = [f"s3tests/functional/{module}" for module in MODULES]
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", f"--junitxml={report}", *files, *options],
                   cwd=suite, env={**os.environ, "S3TEST_CONF": os.path.join(folder, "s3tests.conf"), "AWS_EC2_METADATA_DISABLED": "true"},
                   stdout=open(os.path.join(folder, "pytest.log"), "w"), stderr=subprocess.STDOUT)
    results = {}
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        results[case.get("name")] = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
    return results


def tell(results):
    listed = refused()
    failed = {name for name, result in results.items() if result == "failed"}
    unexpected = sorted(failed - set(listed))
    healed = sorted(name for name in listed if results.get(name) == "passed")
    for result in ["passed", "failed", "skipped"]:
        print(f"{result}: {sum(r == result for r in results.values())} of {len(results)}")
    for reason in dict.fromkeys(listed.values()):
        print(f"  expected: {sum(listed.get(name) == reason for name in failed):4} {reason}")
    for name in healed:
        print(f"passes, though it is listed: {name}")
    for name in unexpected:
        print(f"FAILED, and is not listed: {name}")
    return 1 if unexpected else 0


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="s3-tests-") as temporary:
        folder = os.environ.get("S3_TESTS_KEEP") or temporary
        os.makedirs(folder, exist_ok=True)
        server, port, identities = serve(folder)
        try:
            pathlib.Path(folder, "s3tests.conf").write_text(configuration(port, identities))
            sys.exit(tell(test(sys.argv[1], folder, sys.argv[2:])))
        finally:
            server.terminate()
            server.wait()


main()
