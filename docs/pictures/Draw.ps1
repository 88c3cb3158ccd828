# Draws lines of a terminal, with the escape sequences of their colours, as SVG; and makes a recording that asciinema plays of what script wrote.

$palette = '#1e1e1e', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#d4d4d4', '#808080', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#ffffff'
$ground, $ink, $cell, $row = '#1e1e1e', '#d4d4d4', 8.4, 18

# A colour of the 256 that terminals number.
function Get-Color([int] $Number) {
    if ($Number -lt 16) { return $palette[$Number] }
    if ($Number -ge 232) { $level = 8 + 10 * ($Number - 232); return '#{0:x2}{0:x2}{0:x2}' -f $level }
    $levels = 0, 95, 135, 175, 215, 255
    $n = $Number - 16
    '#{0:x2}{1:x2}{2:x2}' -f $levels[[Math]::Floor($n / 36)], $levels[[Math]::Floor($n / 6) % 6], $levels[$n % 6]
}

# What a sequence such as 1;32 makes of a style.
function Update-Style([hashtable] $Style, [string] $Codes) {
    $left = [Collections.Generic.Queue[int]]::new([int[]] @($Codes -split '[;:]' | ForEach-Object { [int]("0$_") }))
    while ($left.Count) {
        $code = $left.Dequeue()
        switch ($code) {
            0 { $Style.Clear() }
            1 { $Style.Bold = $true }
            3 { $Style.Italic = $true }
            7 { $Style.Inverse = $true }
            22 { $Style.Remove('Bold') }
            23 { $Style.Remove('Italic') }
            27 { $Style.Remove('Inverse') }
            39 { $Style.Remove('Ink') }
            49 { $Style.Remove('Ground') }
            { $_ -in 38, 48 } {
                $what = if ($code -eq 38) { 'Ink' } else { 'Ground' }
                $Style[$what] = if ($left.Dequeue() -eq 5) { Get-Color $left.Dequeue() } else { '#{0:x2}{1:x2}{2:x2}' -f $left.Dequeue(), $left.Dequeue(), $left.Dequeue() }
            }
            { $_ -in 30..37 } { $Style.Ink = $palette[$code - 30] }
            { $_ -in 90..97 } { $Style.Ink = $palette[$code - 82] }
            { $_ -in 40..47 } { $Style.Ground = $palette[$code - 40] }
            { $_ -in 100..107 } { $Style.Ground = $palette[$code - 92] }
        }
    }
}

function ConvertTo-Svg([string[]] $Rows, [string] $Title) {
    $last = $Rows.Count
    while ($last -gt 1 -and -not ($Rows[$last - 1] -replace '\e\[[0-9;:]*m' -match '\S' -and $Rows[$last - 1] -notmatch '^PS [^>]*>\s*$')) { $last-- }
    $style = @{}
    $widest = 40
    $marks = for ($y = 0; $y -lt $last; $y++) {
        $x = 0
        foreach ($piece in [regex]::Matches($Rows[$y], '\e\[([0-9;:]*)m|([^\e]+)|\e.')) {
            if ($piece.Groups[1].Success) { Update-Style $style $piece.Groups[1].Value; continue }
            $text = $piece.Groups[2].Value
            if (-not $text) { continue }
            $width = $text.Length * $cell
            $color, $back = $(if ($style.Ink) { $style.Ink } else { $ink }), $style.Ground
            if ($style.Inverse) { $color, $back = $(if ($back) { $back } else { $ground }), $color }
            $left = (12 + $x * $cell).ToString([cultureinfo]::InvariantCulture)
            $long = $width.ToString([cultureinfo]::InvariantCulture)
            if ($back) { "<rect x=`"$left`" y=`"$(12 + $y * $row)`" width=`"$long`" height=`"$row`" fill=`"$back`"/>" }
            if ($text.Trim()) {
                $weight = $(if ($style.Bold) { ' font-weight="bold"' }) + $(if ($style.Italic) { ' font-style="italic"' })
                "<text x=`"$left`" y=`"$(25 + $y * $row)`" fill=`"$color`"$weight textLength=`"$long`" lengthAdjust=`"spacingAndGlyphs`" xml:space=`"preserve`">$([Security.SecurityElement]::Escape($text))</text>"
            }
            $x += $text.Length
            $widest = [Math]::Max($widest, $x)
        }
    }
    $size = "$([Math]::Ceiling($widest * $cell) + 24)", "$($last * $row + 24)"
    "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $($size[0]) $($size[1])`" width=`"$($size[0])`" height=`"$($size[1])`" font-family=`"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace`" font-size=`"14`">"
    "<title>$Title</title>"
    "<rect width=`"100%`" height=`"100%`" rx=`"8`" fill=`"$ground`"/>"
    $marks
    '</svg>'
}

# What a terminal got behind so many bytes, with the pauses between, none of them longer than a second.
function ConvertTo-Cast([string] $Output, [string] $Times, [long] $From, [int] $Columns, [int] $Lines) {
    $bytes = [IO.File]::ReadAllBytes($Output)
    $decoder = [Text.Encoding]::UTF8.GetDecoder()
    $at = [Array]::IndexOf($bytes, [byte] 10) + 1
    $From = [Math]::Max($From, $at)
    $time = 0.0
    @{ version = 2; width = $Columns; height = $Lines } | ConvertTo-Json -Compress
    foreach ($line in Get-Content $Times) {
        [double] $pause, [int] $count = $line -split ' '
        $skipped = [Math]::Min($count, [Math]::Max(0, $From - $at))
        $chars = [char[]]::new($count + 1)
        $length = $decoder.GetChars($bytes, $at + $skipped, [Math]::Min($count, $bytes.Length - $at) - $skipped, $chars, 0)
        $at += $count
        if (-not $length) { continue }
        $time += [Math]::Min($pause, 1.0)
        ConvertTo-Json @([Math]::Round($time, 3), 'o', [string]::new($chars, 0, $length)) -Compress
    }
}
