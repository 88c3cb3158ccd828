# Each cmdlet for trees with its main parameters, a line each, and what is there behind it: in the bucket below $p (There), in the folder ./d (Files), or what
# the line gives. Every line finds what Set-Tree makes. Needs says what a store must be able to do; $at is "s3://$b/$p".
$Same = 'from/a=a1', 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'from2/x=x', 'to/dir/b=old', 'to/surplus=s'
$TreeLines = @(
    @{ Line = 'Copy-S3Item ./site "$at/new/" -Recurse'; There = $Same + 'new/a=A', 'new/dir/b=B', 'new/dir/c.tmp=C', 'new/ü [1]/😀=odd' }
    @{ Line = 'Copy-S3Item ./site "$at/to/" -Recurse -Include *.tmp, b -Exclude "ü*"'; There = $Same + 'to/dir/b=B', 'to/dir/c.tmp=C' }
    @{ Line = 'Copy-S3Item ./site/a "$at/new/"; Copy-S3Item -LiteralPath "./site/ü [1]/😀" "$at/named [1]"'; There = $Same + 'named [1]=odd', 'new/a=A' }
    @{ Line = 'Get-ChildItem ./site -File -Recurse -Exclude *.tmp | Copy-S3Item -Destination "$at/flat/"'; There = $Same + 'flat/a=A', 'flat/b=B', 'flat/😀=odd' }
    @{ Line = 'Copy-S3Item ./site "$at/new/" -Recurse -WhatIf'; There = $Same }
    @{ Line = '0..2 | ForEach-Object { Copy-S3Item ./site "$at/new/" -Recurse -Shard "$_/3" }'; There = $Same + 'new/a=A', 'new/dir/b=B', 'new/dir/c.tmp=C', 'new/ü [1]/😀=odd' }
    @{ Line = '$null = New-Item ./site/none -ItemType Directory; Copy-S3Item ./site "$at/new/" -Recurse -EmptyFolders -Include none/; Copy-S3Item "$at/new/" ./d -Recurse -EmptyFolders; Test-Path ./d/none'
        There = $Same + 'new/none/='; Gives = $true }
    @{ Line = 'Copy-S3Item "$at/from/" ./d -Recurse'; Files = 'a=a1', 'dir/b=b1', 'dir/c.tmp=c1'; There = $Same }
    @{ Line = 'Copy-S3Item "$at/from" ./d -Recurse -Exclude dir'; Files = 'a=a1' }
    @{ Line = 'Copy-S3Item "$at/**/*.tmp" ./d; Copy-S3Item "$at/from/dir/b" ./d/'; Files = 'b=b1', 'from/dir/c.tmp=c1' }
    @{ Line = 'Copy-S3Item -LiteralPath "$at/from/a" ./d/new -Verify; Copy-S3Item "$at/from/dir" ./d -Recurse -Shard 1/2; Copy-S3Item "$at/from/dir" ./d -Recurse -Shard 2/2'; Files = 'b=b1', 'c.tmp=c1', 'new=a1' }
    @{ Line = 'Get-S3Item "$at/from/" -Recurse | Copy-S3Item -Destination ./d/'; Files = 'a=a1', 'dir/b=b1', 'dir/c.tmp=c1' }
    @{ Line = '$null = Write-S3Object $b "$p/odd//%/x" -Value y; Copy-S3Item "$at/odd/" ./d -Recurse -EscapeNames; Copy-S3Item ./d "$at/back/" -Recurse -EscapeNames'
        There = $Same + 'back//%/x=y', 'odd//%/x=y' }
    @{ Line = 'Copy-S3Item "$at/from/" "$at/to/" -Recurse'; There = $Same + 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1' }
    @{ Line = 'Copy-S3Item "$at/from/" "$at/to/" -Recurse -DestinationProfileName trees-other'; There = $Same + 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1' }
    @{ Line = 'Copy-S3Item "$at/from/a" "$at/to/x" -Metadata @{ who = "me" } -CacheControl no-store -ContentType text/odd
            Copy-S3Item "$at/to/x" "$at/to/y"; $h = Get-S3ObjectMetadata $b "$p/to/y" -Unwrap; $h.Metadata.who; $h.CacheControl; $h.ContentType'; Gives = 'me', 'no-store', 'text/odd' }
    @{ Line = 'Copy-S3Item ./site/a "$at/to/x" -Tag @{ k = "v w" }; Copy-S3Item "$at/to/x" "$at/to/y"; (Get-S3ObjectTagging $b "$p/to/y" -Unwrap).Value'; Needs = 'Tags'; Gives = 'v w' }
    @{ Line = '(Get-Item ./site/a).LastWriteTimeUtc = "2020-01-02T03:04:05Z"; Copy-S3Item ./site/a "$at/to/" -KeepTimes; Copy-S3Item "$at/to/a" ./d/ -KeepTimes
            (Get-Item ./d/a).LastWriteTimeUtc.ToString("s")'; Gives = '2020-01-02T03:04:05' }
    @{ Line = '[IO.File]::WriteAllBytes("$pwd/large", [byte[]]::new(11MB)); Copy-S3Item ./large "$at/large" -PartSize 5MB; Copy-S3Item "$at/large" "$at/too" -DestinationProfileName trees-other
            Copy-S3Item "$at/too" ./d/ -PartSize 5MB -Verify; (Get-FileHash ./d/too).Hash -eq (Get-FileHash ./large).Hash'; Gives = $true }
    @{ Line = '[IO.File]::WriteAllBytes("$pwd/large", [byte[]]::new(11MB)); Copy-S3Item ./large "$at/large" -PartSize 5MB; Copy-S3Item "$at/large" "$at/too" -PartSize 6MB
            (Get-S3Item "$at/too").Size'; Needs = 'LargeConditions'; Gives = 11MB }
    @{ Line = 'Copy-S3Item ./site "$at/to/" -Recurse -Checksum SHA256 -Include a, b'; There = $Same + 'to/a=A', 'to/dir/b=B' }

    @{ Line = 'Move-S3Item ./site "$at/to/" -Recurse -Exclude *.tmp; (Get-ChildItem ./site -Recurse -File).Name'; There = $Same + 'to/a=A', 'to/dir/b=B', 'to/ü [1]/😀=odd'; Gives = 'c.tmp' }
    @{ Line = 'Move-S3Item "$at/from/" ./d -Recurse'; Files = 'a=a1', 'dir/b=b1', 'dir/c.tmp=c1'; There = 'from2/x=x', 'to/dir/b=old', 'to/surplus=s' }
    @{ Line = 'Move-S3Item "$at/from/" "$at/to/" -Recurse'; There = 'from2/x=x', 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1', 'to/surplus=s' }
    @{ Line = 'Move-S3Item "$at/from/" "$at/to/" -Recurse -DestinationProfileName trees-other'; There = 'from2/x=x', 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1', 'to/surplus=s' }
    @{ Line = 'Get-S3Item "$at/**/*.tmp" | Move-S3Item -Destination "$at/to/"; Move-S3Item "$at/from/a" "$at/b"'; There = 'b=a1', 'from/dir/b=b1', 'from2/x=x', 'to/dir/b=old', 'to/from/dir/c.tmp=c1', 'to/surplus=s' }
    @{ Line = 'Rename-S3Item "$at/from/a" "b c"; Rename-S3Item "$at/from" far'; There = 'far/b c=a1', 'far/dir/b=b1', 'far/dir/c.tmp=c1', 'from2/x=x', 'to/dir/b=old', 'to/surplus=s' }

    @{ Line = 'Remove-S3Item "$at/from/a"; Remove-S3Item "$at/to/s*"'; There = 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'from2/x=x', 'to/dir/b=old' }
    @{ Line = 'Remove-S3Item "$at/from" -Recurse -Force'; There = 'from2/x=x', 'to/dir/b=old', 'to/surplus=s' }
    @{ Line = 'Remove-S3Item "$at/" -Recurse -Exclude dir -Force'; There = 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'to/dir/b=old' }
    @{ Line = 'Get-S3Item "$at" -Recurse -SmallerThan 2 | Remove-S3Item -Force; Remove-S3Item "$at/" -Recurse -OlderThan 1d -Force; Remove-S3Item "$at/" -Recurse -WhatIf'
        There = 'from/a=a1', 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'to/dir/b=old' }
    @{ Line = '$null = Start-S3MultipartUpload $b "$p/up/1"; $null = Start-S3MultipartUpload $b "$p/up2"; Remove-S3Item "$at/up/" -IncompleteUploads -OlderThan 1d -Force
            Remove-S3Item "$at/up/" -IncompleteUploads -Force; (Get-S3MultipartUpload $b -Prefix "$p/" -Unwrap).Key -replace "^.*?/"; Remove-S3Item "$at/" -IncompleteUploads -Force'; Gives = 'up2'; There = $Same }
    @{ Line = 'Set-S3Content "s3://$v/$p/k" 2; Remove-S3Item "s3://$v/$p/k"; Restore-S3Item "s3://$v/$p/k"; Get-S3Content "s3://$v/$p/k"'; Gives = '2' }
    @{ Line = 'Set-S3Content "s3://$v/$p/k" 1; Set-S3Content "s3://$v/$p/k" 2; Get-S3Item "s3://$v/$p/k" -Versions | Select-Object -Last 1 | Restore-S3Item; Get-S3Content "s3://$v/$p/k"; @(Get-S3Item "s3://$v/$p/k" -Versions).Count'; Gives = '1', 3 }
    @{ Line = 'Set-S3Content "s3://$v/$p/k" 1; Set-S3Content "s3://$v/$p/gone" 1; Start-Sleep 1.1; $then = Get-Date; Start-Sleep 1.1; Set-S3Content "s3://$v/$p/k" 2; Set-S3Content "s3://$v/$p/new" 2; Remove-S3Item "s3://$v/$p/gone"
            (Get-S3Item "s3://$v/$p/" -AsOf $then).Name; Restore-S3Item "s3://$v/$p/" -Recurse -AsOf $then -Force; Get-S3Content "s3://$v/$p/*"; (Get-S3Item "s3://$v/$p/").Name; Restore-S3Item "s3://$v/$p/" -Recurse -AsOf $then -PassThru'
        Gives = 'gone', 'k', '1', '1', 'gone', 'k' }
    @{ Line = 'Set-S3Content "s3://$v/$p/k" 1; Remove-S3Item "s3://$v/$p/k"; Remove-S3Item "s3://$v/$p/" -Recurse -Versions -Force; Get-S3Item "s3://$v/$p/" -Versions -ErrorAction Ignore'; Gives = @() }

    @{ Line = 'Sync-S3Item ./site "$at/to/" -Delete -Force -CompareBy {0}; Sync-S3Item ./site "$at/to/" -Delete -Force -CompareBy {0} -PassThru'; By = $true
        There = 'from/a=a1', 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'from2/x=x', 'to/a=A', 'to/dir/b=B', 'to/dir/c.tmp=C', 'to/ü [1]/😀=odd' }
    @{ Line = 'Sync-S3Item "$at/from/" ./old -Delete -Force -CompareBy {0}; Sync-S3Item "$at/from/" ./old -Delete -Force -CompareBy {0} -PassThru; Move-Item ./old ./d'; By = $true
        Files = 'a=a1', 'dir/b=b1', 'dir/c.tmp=c1'; There = $Same }
    @{ Line = 'Sync-S3Item "$at/from/" "$at/to/" -Delete -Force -CompareBy {0}; Sync-S3Item "$at/from/" "$at/to/" -Delete -Force -CompareBy {0} -PassThru'; By = $true
        There = 'from/a=a1', 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'from2/x=x', 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1' }
    @{ Line = 'Sync-S3Item "$at/from/" "$at/to/" -Delete -Force -CompareBy {0} -DestinationProfileName trees-other; Sync-S3Item "$at/from/" "$at/to/" -Delete -Force -CompareBy {0} -DestinationProfileName trees-other -PassThru'; By = $true
        There = 'from/a=a1', 'from/dir/b=b1', 'from/dir/c.tmp=c1', 'from2/x=x', 'to/a=a1', 'to/dir/b=b1', 'to/dir/c.tmp=c1' }
    @{ Line = 'Sync-S3Item ./site "$at/n[1]*/" -Exclude "ü*"; Copy-S3Item ./site/a "$at/n[1]*/deep/"; Sync-S3Item "$at/n``[1``]``*" ./d -Delete; Compare-S3Item ./d "$at/n[1]*/"
            Sync-S3Item "$at/n``[1``]``*/" "$at/n[2]/" -CompareBy Checksum; Sync-S3Item "$at/n``[1``]``*/" "$at/n[2]/" -PassThru'
        There = $Same + 'n[1]*/a=A', 'n[1]*/deep/a=A', 'n[1]*/dir/b=B', 'n[1]*/dir/c.tmp=C', 'n[2]/a=A', 'n[2]/deep/a=A', 'n[2]/dir/b=B', 'n[2]/dir/c.tmp=C'; Files = 'a=A', 'deep/a=A', 'dir/b=B', 'dir/c.tmp=C' }
    @{ Line = 'Sync-S3Item ./site "$at/to/" -Delete -Force -Exclude surplus -WhatIf; Sync-S3Item ./site "$at/to/" -Delete -Force -Exclude surplus, *.tmp, "ü*"'; There = $Same + 'to/a=A', 'to/dir/b=B' }
    @{ Line = 'Compare-S3Item ./site "$at/to/" -CompareBy {0} | ForEach-Object ToString'; By = $true; Gives = '<= a', '<> dir/b', '<= dir/c.tmp', '=> surplus', '<= ü [1]/😀' }
    @{ Line = 'Compare-S3Item "$at/from/" "$at/to/" -CompareBy {0} | ForEach-Object ToString'; By = $true; Gives = '<= a', '<> dir/b', '<= dir/c.tmp', '=> surplus' }

    @{ Line = 'Get-S3Item "$at/" | ForEach-Object { $_.Key -replace "^.*?/" }'; Gives = 'from/', 'from2/', 'to/' }
    @{ Line = 'Get-S3Item "$at/" -Recurse | ForEach-Object { $_.Key -replace "^.*?/" }'; Gives = 'from/a', 'from/dir/b', 'from/dir/c.tmp', 'from2/x', 'to/dir/b', 'to/surplus' }
    @{ Line = 'Get-S3Item "$at/" -Depth 1 | ForEach-Object { $_.Key -replace "^.*?/" }'; Gives = 'from/', 'from/a', 'from/dir/', 'from2/', 'from2/x', 'to/', 'to/dir/', 'to/surplus' }
    @{ Line = 'Get-S3Item "$at/from*/?" | ForEach-Object { $_.Key -replace "^.*?/" }'; Gives = 'from/a', 'from2/x' }
    @{ Line = 'Get-S3Item "$at/" -Recurse -Include /from/, surplus -Exclude *.tmp -LargerThan 0 -NewerThan 1d | ForEach-Object Name'; Gives = 'a', 'b', 'surplus' }
    @{ Line = '(Get-S3Item "$at/" -Recurse -LargerThan 2).Name; (Get-S3Item "$at/" -Recurse -SmallerThan 2).Name; (Get-S3Item "$at/" -Recurse -OlderThan 1d).Name; (Get-S3Item "$at/" -Recurse -NewerThan 1d).Count'; Gives = 'b', 'x', 'surplus', $null, 6 }
    @{ Line = '(Get-S3Item "$at/" -Recurse -StorageClass STANDARD).Count; Get-S3Item "$at/" -Recurse -StorageClass GLACIER'; Gives = 6 }
    @{ Line = '(Get-S3Item s3://).BucketName -contains $b; (Get-S3Item "$at/from/a").Size; $i = Get-S3Item "$at/from/a"; [Math]::Abs(($i.LastModified - (Get-Date)).TotalMinutes) -lt 5; $i.ETag; "$i" -eq "$at/from/a"'
        Gives = $true, 2, $true, '"8a8bb7cd343aa2ad99b7d762030857a2"', $true }
    @{ Line = 'Measure-S3Item "$at/" -By {0} | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count) $($_.Size)" }'; With = 'Folder'; Gives = 'from/ 3 6', 'from2/ 1 1', 'to/ 2 4' }
    @{ Line = 'Measure-S3Item "$at/" -By {0} | ForEach-Object { "$($_.Count) $($_.Size)" }'; With = 'StorageClass'; Gives = '6 11' }
    @{ Line = 'Measure-S3Item "$at/" -By {0} | ForEach-Object { "$($_.Count) $($_.Size)" }'; With = 'Extension'; Gives = '5 9', '1 2' }
    @{ Line = '$null = Measure-S3Item "$at/" -By Age -AsHtml ./page.html; (Get-Content ./page.html -Raw) -match "from2"'; Gives = $true }
    @{ Line = 'Test-S3Item "$at/from/a", "$at/from", "$at/fro", "$at/from/*/*.tmp", "s3://$b-none/"'; Gives = $true, $true, $false, $true, $false }

    @{ Line = '"one", "two", "three" | Set-S3Content "$at/t"; Add-S3Content "$at/t" four; "five" | Add-S3Content "$at/t"; Get-S3Content "$at/t" -Tail 2; Get-S3Content "$at/t" -Head 1; (Get-S3Content "$at/t" -Raw).Length'; Gives = 'four', 'five', 'one', 24 }
    @{ Line = 'Add-S3Content "$at/begun" first; Get-S3Content "$at/begun"; (Get-S3Content "$at/from/a" -AsByteStream) -join ","; (Get-S3Content "$at/from/a" -AsByteStream -Tail 1) -join ","; (Get-S3Content "$at/from/a" -AsByteStream -Head 1) -join ","'; Gives = 'first', '97,49', '49', '97' }
    @{ Line = 'Get-S3Content "$at/from/dir/*"; Set-S3Content "$at/e" "é" -Encoding utf32 -NoNewline; Get-S3Content "$at/e" -Encoding utf32; Set-S3Content "$at/n" @(); (Get-S3Item "$at/n").Size'; Gives = 'b1', 'c1', 'é', 0 }
)
$TreeLines = foreach ($line in $TreeLines) {
    $words = if ($line.By) { 'SizeAndTime', 'Size', 'Checksum' } else { "$($line.With)" }
    foreach ($word in $words) { $line + @{ Said = $line.Line.Replace('{0}', $word) } }
}

# What each line finds: objects below a prefix of its own, and folders.
function Set-Tree {
    $script:p = 'p{0:000}' -f ++$script:trees
    $script:at = "s3://$b/$p"
    foreach ($one in $Same) { $key, $text = $one -split '='; $null = Write-S3Object $b "$p/$key" -Value $text }
    Push-Location (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory)
    foreach ($one in 'site/a=A', 'site/dir/b=B', 'site/dir/c.tmp=C', 'site/ü [1]/😀=odd', 'old/dir/b=old', 'old/surplus=s') {
        $file, $text = $one -split '='
        $null = [IO.Directory]::CreateDirectory("$pwd/$(Split-Path $file)")
        [IO.File]::WriteAllText("$pwd/$file", $text)
    }
}

# What is in the store and in the folder, as requests of single objects have it.
function There { @(Get-S3Object $b -Prefix "$p/" -Unwrap) -ne $null | ForEach-Object { $_.Key.Substring($p.Length + 1) + '=' + (Read-S3Object $b $_.Key -Raw) } }
function Files { Get-ChildItem ./d -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath("$pwd/d", $_.FullName).Replace('\', '/') + '=' + (Get-Content -LiteralPath $_.FullName -Raw) } }
# Of what is said of a key the last is true.
function Last([string[]] $Said) { $Said | Group-Object { $_.Split('=')[0] } -CaseSensitive | ForEach-Object { $_.Group[-1] } }
