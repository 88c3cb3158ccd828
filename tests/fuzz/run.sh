#!/bin/sh
# Looks for inputs that a parser cannot read, guided by the branches they take: run.sh SECONDS [PARSER…], each parser for so long.
# Needs AFL++ (apt-get install afl++) and SharpFuzz's tool (dotnet tool install -g SharpFuzz.CommandLine).
# What was found lies under out/fuzz/PARSER/default: crashes/, hangs/, and queue/, of which afl-cmin makes a corpus.
set -e
cd "$(dirname "$0")"
seconds=$1; shift
out=$(pwd)/../../out/fuzz
mkdir -p "$out"
dotnet build Fuzz.csproj -c Release --nologo -v quiet -clp:NoSummary -p:RunAnalyzers=false -o "$out/bin"
for name in Http S3.Core S3.LocalServer; do sharpfuzz "$out/bin/OpenIntegrations.$name.dll"; done
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
for parser in ${*:-$(dotnet "$out/bin/OpenIntegrations.Fuzz.dll")}; do
    corpus=../OpenIntegrations.S3.Core.Tests/Fuzz/Corpus/$parser
    [ -d "$corpus" ] || corpus=../OpenIntegrations.S3.LocalServer.Tests/Fuzz/Corpus/$parser
    afl-fuzz -V "$seconds" -t 5000 -m none -i "$corpus" -o "$out/$parser" dotnet "$out/bin/OpenIntegrations.Fuzz.dll" "$parser" > "$out/$parser.log"
    echo "$parser: $(grep -E '^(execs_done|corpus_count|saved_crashes|saved_hangs)' "$out/$parser/default/fuzzer_stats" | tr -s ' \n' ' ')"
done
