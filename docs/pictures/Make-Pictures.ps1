# Makes the pictures of this folder of real runs: types the lines of a scene into a PowerShell in a terminal (tmux), and draws what stands
# there then. `tour` is what the README shows; it is recorded as it goes, too (tour.cast, for asciinema).
# Needs tmux, script (util-linux) and a built checkout: pwsh docs/pictures/Make-Pictures.ps1 [name …]
param([string[]] $Name = @('drive', 'tour'))

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$socket = "pictures-$PID"
$columns, $lines = 104, 60
. "$PSScriptRoot/Draw.ps1"

$readme = Get-Content "$root/README.md" -Raw
$tour = [regex]::Match($readme, '(?s)The same in PowerShell[^\n]*\s+```powershell\n(.*?)```').Groups[1].Value -split "`n" |
    Where-Object { $_ -and $_ -notmatch '^(\./build|Import-Module)' }

# Before each scene, unseen: a store with a few things in it.
$world = @(
    '$null = Start-S3LocalServer -Ephemeral'
    '$null = New-Item S3:/photos, S3:/backup'
    '"meow" * 20000 | Set-Content S3:/photos/2026/cat.jpg'
    '"woof" * 3000000 | Set-Content S3:/photos/2026/film.mp4 -StorageClass STANDARD_IA'
    '"a", "b" | Set-Content S3:/photos/2026/site.zip'
    '"Fed the cat." | Set-Content S3:/photos/notes.txt'
    '1..3 | ForEach-Object { "line $_" | Set-Content S3:/photos/log/day$_.log }'
    'Set-Content ./cat.jpg ("meow" * 20000)'
)
$scenes = @{
    drive  = @{
        Before = $world
        Lines  = 'cd S3:/photos', 'dir', 'cd 2026', 'dir | Sort-Object Length -Descending', 'Get-Content ../notes.txt', '"Fed the dog." | Add-Content ../notes.txt',
            'Copy-Item ../notes.txt ./today.txt -PassThru', 'Remove-Item ../log -Recurse -WhatIf'
    }
    tour   = @{ Before = @('Copy-Item "$checkout/docs" . -Recurse'); Lines = $tour; Cast = $true }
}

function tmux { $output = & (Get-Command tmux -CommandType Application)[0] -L $socket -f /dev/null @args; if ($LASTEXITCODE) { throw "tmux $args" }; $output }
# The line in which the cursor stands.
function Get-CursorLine { (tmux capture-pane -p -t 0)[[int](tmux display-message -p -t 0 '#{cursor_y}')] }
function Wait-For([scriptblock] $Condition) { while (-not (& $Condition)) { Start-Sleep -Milliseconds 50 } }
function Wait-Prompt { Wait-For { (Get-CursorLine) -match '^PS [^>]*>\s*$' } }
function Send-Line([string] $Line) {
    tmux send-keys -t 0 -l -- $Line
    # A line that is wider than the terminal ends on another one.
    $end = ($Line.TrimEnd() -split '\s')[-1]
    $end = $end.Substring([Math]::Max(0, $end.Length - 12))
    Wait-For { "$(Get-CursorLine)".TrimEnd().EndsWith($end) }
    tmux send-keys -t 0 Enter
    Wait-Prompt
}
function New-Picture([string] $Name, [hashtable] $Scene) {
    $here = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "s3-$Name")
    $shell = [Environment]::GetCommandLineArgs()[0] -replace '^.*\.dll$', "dotnet $PSHOME/pwsh.dll" -replace '^(?!dotnet).*$', [Environment]::ProcessPath
    $start = "`$env:OINT_HOME = '$here/.oint'; `$checkout = '$root'; Import-Module '$root/OpenIntegrations.S3.psd1'; function prompt { 'PS ' + (`"`$PWD`" -replace '^$here', '~') + '> ' }; (Get-PSProvider FileSystem).Home = '$here'"
    Set-Content "$here/.start.ps1" $start
    $run = "env -u NO_COLOR TERM=xterm-256color COLORTERM=truecolor POWERSHELL_UPDATECHECK=Off HOME=$here $shell -NoLogo -NoProfile -NoExit -File $here/.start.ps1"
    tmux new-session -d -x $columns -y $lines -c $here "script -q -f -O $here/.output -T $here/.times -c '$run'"
    try {
        tmux set-option -g history-limit 5000
        Wait-Prompt
        foreach ($line in $Scene.Before) { Send-Line $line }
        tmux send-keys -t 0 C-l
        Wait-Prompt
        tmux clear-history -t 0
        $before = (Get-Item "$here/.output" -Force).Length
        foreach ($line in $Scene.Lines) { Send-Line $line }
        $rows = tmux capture-pane -e -p -S - -t 0
        Set-Content "$PSScriptRoot/$Name.svg" (ConvertTo-Svg $rows "PowerShell: $Name")
        if ($Scene.Cast) { Set-Content "$PSScriptRoot/$Name.cast" (ConvertTo-Cast "$here/.output" "$here/.times" $before $columns $lines) }
        "$Name.svg: $($rows.Count) rows"
    }
    finally {
        # The shell writes into its folder until it has ended, and with it the only session.
        tmux send-keys -t 0 C-c exit Enter
        try { Wait-For { -not (tmux list-sessions 2>$null) } } catch { }
        Remove-Item $here -Recurse -Force
    }
}

foreach ($one in $Name) { New-Picture $one $scenes[$one] }
