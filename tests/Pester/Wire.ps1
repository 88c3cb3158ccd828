# Plays the goldens in tests/Wire. A golden is a command, the exact requests it sends, the answers they get, and what comes out:
#   > Get-S3BucketTagging b1        the command; BasicData is set to the loopback server
#   < GET /b1?tagging               a request: method and target, its headers, an empty line, its body
#   = 200                           its answer: status, headers, an empty line, body
#   { "status": 200, … }            the output as JSON, up to the next command
# Headers that change from run to run or with the platform are left out.
$LeftOut = 'Host', 'Authorization', 'x-amz-date', 'x-amz-content-sha256', 'User-Agent', 'Connection'

function Read-Golden([string] $Path) {
    $steps = [Collections.Generic.List[object]]::new()
    foreach ($line in Get-Content -LiteralPath $Path) {
        $kind, $text = if ($line -match '^([><=])(?: (.*))?$') { $Matches[1], [string]$Matches[2] } else { 'json', $line }
        if ($kind -eq '>') { $steps.Add(@{ Command = $text; Requests = @(); Answers = @(); Output = @(); Last = '>' }); continue }
        $step = $steps[-1]
        if ($kind -eq '<') { if ($step.Last -eq '<') { $step.Requests[-1] += "`n$text" } else { $step.Requests += $text } }
        elseif ($kind -eq '=') { if ($step.Last -eq '=') { $step.Answers[-1] += "`n$text" } else { $step.Answers += $text } }
        else { $step.Output += $text }
        $step.Last = $kind
    }
    $steps
}

function ConvertTo-Answer([string] $Text) {
    $head, $body = $Text -split "`n`n", 2
    $status, $headers = $head -split "`n"
    $answer = [OpenIntegrations.Testing.Answer]::new([int]$status, [string]$body)
    foreach ($header in $headers) { $name, $value = $header -split ': ', 2; $answer = $answer.With($name, $value) }
    $answer
}

function ConvertFrom-Request($Request) {
    $headers = foreach ($header in $Request.Headers | Sort-Object Key) {
        if ($header.Key -in $LeftOut -or ($header.Key -eq 'Content-Length' -and $header.Value -eq '0')) { continue }
        "$($header.Key): $($header.Value)"
    }
    $lines = @("$($Request.Method) $($Request.Target)") + @($headers)
    if ($Request.Text) { $lines += @('') + ($Request.Text -split "`r?`n") }
    $lines -join "`n"
}

# Runs a step and gives what it really sent and wrote.
function Invoke-Step($Step) {
    $answers = @($Step.Answers | ForEach-Object { ConvertTo-Answer $_ })
    if (-not $answers) { $answers = @([OpenIntegrations.Testing.Answer]::new(500, 'no answer was scripted')) }
    $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$answers)
    $ErrorActionPreference = 'Continue'
    try {
        # One request at a time: their order is part of a golden.
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = @{ Url = $server.Url; AccessKey = 'AKTEST'; SecretKey = 'SECRETTEST'; Parallel = 1 } }
        $output = @(& ([scriptblock]::Create($Step.Command)) 2>&1)
        [pscustomobject]@{
            Requests = @($server.Requests | ForEach-Object { (ConvertFrom-Request $_).Replace("127.0.0.1:$($server.Port)", 'HOST') })
            Output   = @($output | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { "error: $($_.FullyQualifiedErrorId)" } else { $_ } })
        }
    }
    finally { $server.Dispose() }
}

# Times come as this machine's zone has them; a golden has them in UTC.
function ConvertTo-GoldenJson($Output) {
    $utc = { [datetimeoffset]::Parse($args[0].Groups[1].Value).UtcDateTime | ConvertTo-Json }
    [regex]::Replace((ConvertTo-Json @($Output) -Depth 20), '"(\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d)"', $utc)
}

# Writes a golden's requests and output anew, for a person to read and to hold against the manual.
function Update-Golden([string] $Path) {
    $text = foreach ($step in Read-Golden $Path) {
        $result = Invoke-Step $step
        "> $($step.Command)"
        for ($i = 0; $i -lt $result.Requests.Count; $i++) {
            $result.Requests[$i] -split "`n" | ForEach-Object { "< $_".TrimEnd() }
            if ($i -lt $step.Answers.Count) { $step.Answers[$i] -split "`n" | ForEach-Object { "= $_".TrimEnd() } }
        }
        if ($result.Output.Count) { ConvertTo-GoldenJson $result.Output }
    }
    Set-Content -LiteralPath $Path $text
}
