# Documents with every member of their shape, and the forms in which people have what a Get- cmdlet gives.
$shapes = Get-Content "$Root/src/OpenIntegrations.S3.Core/Documents/Shapes.txt"

# An element with every member of its shape; what can repeat comes twice.
function Write-Filled([int] $At) {
    $indent = $shapes[$At].Length - $shapes[$At].TrimStart().Length
    $name, $type = $shapes[$At].Trim() -split ' ', 2
    $repeats, $name = $name.EndsWith('*'), $name.TrimEnd('*')
    $attributes = ''
    $text = switch -Regex ($type) {
        '^enum\(([^|)]+)' { $Matches[1] }
        '^(integer|long)' { '7' }
        '^boolean' { 'true' }
        '^timestamp' { '2030-01-02T03:04:05.000Z' }
        '^string' { "$name &lt;ü&gt;" }
        default {
            $inside = ''
            for ($i = $At + 1; $i -lt $shapes.Count -and $shapes[$i].Length - $shapes[$i].TrimStart().Length -gt $indent; $i++) {
                if ($shapes[$i].Length - $shapes[$i].TrimStart().Length -ne $indent + 2) { continue }
                if ($shapes[$i] -match '^ +(\S+) enum\((\w+).*@attribute') {
                    $attributes = " $($Matches[1])=`"$($Matches[2])`" xmlns:xsi=`"http://www.w3.org/2001/XMLSchema-instance`""
                }
                else { $inside += Write-Filled $i }
            }
            $inside
        }
    }
    $element = if ($text) { "<$name$attributes>$text</$name>" } else { "<$name$attributes />" }
    $element * (1 + $repeats)
}

function Write-Document([string] $Name) {
    (Write-Filled ([array]::IndexOf($shapes, $Name))) -replace "^<$Name", "<$Name xmlns=`"http://s3.amazonaws.com/doc/2006-03-01/`""
}

$ways = @{
    'its envelope'        = { param($get, $target) & $get @target }
    'what was unwrapped'  = { param($get, $target) & $get @target -Unwrap }
    'JSON'                = { param($get, $target) , (& $get @target | ConvertTo-Json -Depth 20) }
    'objects from JSON'   = { param($get, $target) & $get @target | ConvertTo-Json -Depth 20 | ConvertFrom-Json }
    'unwrapped JSON'      = { param($get, $target) , (& $get @target -Unwrap | ConvertTo-Json -Depth 20) }
    'an envelope on file' = {
        param($get, $target)
        & $get @target | Export-Clixml "$TestDrive/x.xml" -Depth 20
        Import-Clixml "$TestDrive/x.xml"
    }
    'unwrapped on file'   = {
        param($get, $target)
        & $get @target -Unwrap | Export-Clixml "$TestDrive/x.xml" -Depth 20
        Import-Clixml "$TestDrive/x.xml"
    }
    # What comes out of jobs and of other machines, to the depth that PowerShell itself takes.
    'its envelope, remote' = { param($get, $target) & $get @target | ForEach-Object { Get-Remote $_ } }
    'objects, remote'      = { param($get, $target) & $get @target -Unwrap | ForEach-Object { Get-Remote $_ } }
    'a hashtable'          = { param($get, $target) $envelope = & $get @target | ConvertTo-Json -Depth 20 | ConvertFrom-Json -AsHashtable; , $(if ($root) { $envelope.response[$root] } else { $envelope.response }) }
    'a hashtable of all'   = { param($get, $target) & $get @target | ConvertTo-Json -Depth 20 | ConvertFrom-Json -AsHashtable }
    'text'                 = { , $text }
    'a file of it'         = { Set-Content "$TestDrive/document" $text; , "$TestDrive/document" }
}
function Get-Remote($Value) { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Value)) }
