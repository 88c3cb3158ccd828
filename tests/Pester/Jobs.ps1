# What people do every day with a store, each in one line. $b is a bucket with the objects of Set-Job, ./site a folder with two files.
# Of each line: what it is for, what it gives, or what is true behind it. Needs says what a store must be able to do.
$Jobs = @(
    @{ Job = 'see what is in a bucket'; Line = 'Get-S3Item "s3://$b"'; Gives = { $_.Key }; Of = 'dir/', 'img/', 'k', 'old/', 'tmp/' }
    @{ Job = 'see it as a table, without a word more'; Line = 'Get-S3Object $b | Out-String'; Gives = { $_ -match 'img/a\.png' }; Of = $true }
    @{ Job = 'see one folder'; Line = 'Get-S3Item "s3://$b/dir/"'; Gives = { $_.Key }; Of = 'dir/1', 'dir/deep/' }
    @{ Job = 'find by a pattern'; Line = 'Get-S3Item "s3://$b/img/*.png"'; Gives = { $_.Key }; Of = 'img/a.png' }
    @{ Job = 'be told that a prefix is no pattern'; Line = 'Get-S3Object $b "img/*.png" -Unwrap -WarningVariable said -WarningAction SilentlyContinue'
        Then = { "$said" -like '*Get-S3Item*' }; Of = $true }
    @{ Job = 'upload a folder'; Line = 'Copy-S3Item ./site "s3://$b/www/" -Recurse'; Then = { Keys www/ }; Of = 'www/css/a.css', 'www/index.html' }
    @{ Job = 'upload a folder, as objects'; Line = '$null = Write-S3Object $b www/ -Path ./site -Recurse'; Then = { Keys www/ }; Of = 'www/css/a.css', 'www/index.html' }
    @{ Job = 'put a file into a folder'; Line = '$null = Write-S3Object $b www/ -Path ./site/index.html'; Then = { Keys www/ }; Of = 'www/index.html' }
    @{ Job = 'download a folder'; Line = 'Copy-S3Item "s3://$b/dir/" ./d -Recurse'; Then = { Files ./d }; Of = '1', 'deep/2' }
    @{ Job = 'download a folder, as objects'; Line = '$null = Read-S3Object $b dir/ -OutFile ./d -Recurse'; Then = { Files ./d }; Of = '1', 'deep/2' }
    @{ Job = 'have the times of objects on files'; Line = 'Copy-S3Item "s3://$b/k" ./k'; Of = $true
        Then = { [math]::Abs(((Get-Item ./k).LastWriteTime - (Get-S3Item "s3://$b/k").LastModified).TotalSeconds) -lt 1 } }
    @{ Job = 'see what a mirror would do'; Line = 'Sync-S3Item ./site "s3://$b/dir/" -Delete -WhatIf'; Then = { Keys dir/ }; Of = 'dir/1', 'dir/deep/2' }
    @{ Job = 'mirror up'; Line = 'Sync-S3Item ./site "s3://$b/dir/" -Delete -Force'; Then = { Keys dir/ }; Of = 'dir/css/a.css', 'dir/index.html' }
    @{ Job = 'mirror down'; Line = 'Sync-S3Item "s3://$b/dir/" ./site -Delete -Force'; Then = { Files ./site }; Of = '1', 'deep/2' }
    @{ Job = 'find what is largest'; Line = 'Get-S3Item "s3://$b" -Recurse | Sort-Object Size -Descending -Top 1'; Gives = { $_.Key }; Of = 'img/a.png' }
    @{ Job = 'know how large a folder is'; Line = 'Measure-S3Item "s3://$b/dir/"'; Gives = { $_.Count; $_.Size }; Of = 2, 15 }
    @{ Job = 'clear away what is old, and only that'; Line = 'Get-S3Item "s3://$b" -Recurse -OlderThan 30d | Remove-S3Item'; Then = { (Keys).Count }; Of = 8 }
    @{ Job = 'clear away what is old enough'; Line = 'Get-S3Item "s3://$b/old/" -Recurse -NewerThan 1d | Remove-S3Item'; Then = { Keys old/ }; Of = @() }
    @{ Job = 'delete a folder, after a question'; Line = 'Remove-S3Item "s3://$b/tmp/" -Recurse'; Fails = 'NeedsForce*'; Then = { (Keys tmp/).Count }; Of = 2 }
    @{ Job = 'delete a folder'; Line = 'Remove-S3Item "s3://$b/tmp/" -Recurse -Force'; Then = { Keys tmp/ }; Of = @() }
    @{ Job = 'drop a bucket with all that is in it, after a question'; Line = 'Remove-S3Bucket $b -Force'; Fails = 'NeedsForce*'; Then = { Test-S3Bucket $b }; Of = $true }
    @{ Job = 'drop a bucket with all that is in it'; Line = '$null = Remove-S3Bucket $b -Force -Confirm:$false'; Then = { Test-S3Bucket $b }; Of = $false }
    @{ Job = 'move'; Line = 'Move-S3Item "s3://$b/k" "s3://$b/img/c"'; Then = { Keys img/; Keys k }; Of = 'img/a.png', 'img/b.jpg', 'img/c' }
    @{ Job = 'rename'; Line = 'Rename-S3Item "s3://$b/img/b.jpg" c.jpg'; Then = { Keys img/ }; Of = 'img/a.png', 'img/c.jpg' }
    @{ Job = 'bring back what was deleted'; Needs = 'Versions'; Before = { $null = Set-S3BucketVersioning $b Enabled; $null = Write-S3Object $b k -Value 2; Remove-S3Item "s3://$b/k" }
        Line = 'Restore-S3Item "s3://$b/k"'; Then = { Get-S3Content "s3://$b/k" }; Of = '2' }
    @{ Job = 'add a tag to those that are there'; Needs = 'Tags'; Before = { $null = Set-S3ObjectTagging $b k @{ a = 1 } }
        Line = '$null = Set-S3ObjectTagging $b k @{ c = 3 } -Merge'; Then = { (Get-S3ObjectTagging $b k -Unwrap).Key | Sort-Object }; Of = 'a', 'c' }
    @{ Job = 'share for a week'; Line = 'New-S3PresignedUrl $b k -ExpiresIn 7d'; Gives = { $_ -match 'X-Amz-Expires=604800' ; Invoke-RestMethod $_ }; Of = $true, 'k' }
    @{ Job = 'know about one object'; Line = 'Get-S3Item "s3://$b/k"'; Gives = { $_.Size; $_.Length; $_.Name; $_.PSIsContainer }; Of = 1, 1, 'k', $false }
    @{ Job = 'have a folder cleared by the store'; Needs = 'Lifecycles'; Line = '$null = Add-S3BucketLifecycleRule $b -Prefix tmp/ -ExpireAfter 30'
        Then = { (Get-S3BucketLifecycle $b -Unwrap).Expiration.Days }; Of = 30 }
    @{ Job = 'say the same line again'; Before = { Sync-S3Item ./site "s3://$b/www/" }; Line = 'Sync-S3Item ./site "s3://$b/www/" -PassThru'; Gives = { $_ }; Of = @() }
    @{ Job = 'upload in the words of AWS.Tools'; Line = '$null = Write-S3Object $b -Folder ./site -KeyPrefix www/ -Recurse'; Then = { Keys www/ }; Of = 'www/css/a.css', 'www/index.html' }
    @{ Job = 'write a text in the words of AWS.Tools'; Line = '$null = Write-S3Object $b -Key t -Content hello'; Then = { Get-S3Content "s3://$b/t" }; Of = 'hello' }
    @{ Job = 'download in the words of AWS.Tools'; Line = '$null = Read-S3Object $b -Key k -File ./k'; Then = { Get-Content ./k }; Of = 'k' }
    @{ Job = 'download a folder in the words of AWS.Tools'; Line = '$null = Read-S3Object $b -KeyPrefix dir/ -Folder ./d -Recurse'; Then = { Files ./d }; Of = '1', 'deep/2' }
    @{ Job = 'download a folder in the words of AWS.Tools, without -Recurse'; Line = '$null = Read-S3Object -BucketName $b -KeyPrefix dir -Folder ./d'
        Then = { Files ./d }; Of = '1', 'deep/2' }
    @{ Job = 'download a bucket in the words of AWS.Tools'; Line = '$null = Read-S3Object -BucketName $b -KeyPrefix / -Folder ./d'; Then = { (Files ./d).Count }; Of = 8 }
    @{ Job = 'upload the files of a folder in the words of AWS.Tools'; Line = '$null = Write-S3Object -BucketName $b -Folder ./site -KeyPrefix www'
        Then = { Keys www/ }; Of = 'www/index.html' }
    @{ Job = 'upload some of them'; Line = '$null = Write-S3Object -BucketName $b -Folder ./site -KeyPrefix www -SearchPattern *.css -Recurse'
        Then = { Keys www/ }; Of = 'www/css/a.css' }
    @{ Job = 'upload them to the root of the bucket'; Line = '$null = Write-S3Object -BucketName $b -Folder ./site -KeyPrefix /'; Then = { Keys index }; Of = 'index.html' }
    @{ Job = 'be told that a file is no folder'; Line = 'Write-S3Object -BucketName $b -Folder ./site/index.html -KeyPrefix www -ErrorAction Stop'; Fails = 'InvalidArgument*'
        Then = { "$($Error[0])" -like '*-File uploads it*' }; Of = $true }
    @{ Job = 'be told that a folder is downloaded by -Recurse'; Line = 'Read-S3Object $b dir/ -OutFile ./d -ErrorAction Stop'; Fails = 'NoSuchKey*'
        Then = { "$($Error[0])" -like '*-Recurse*' }; Of = $true }
    @{ Job = 'copy in the words of AWS.Tools'; Line = '$null = Copy-S3Object -BucketName $b -Key k -DestinationBucket $b -DestinationKey img/k'
        Then = { Get-S3Content "s3://$b/img/k" }; Of = 'k' }
    @{ Job = 'copy within a bucket in the words of AWS.Tools'; Line = '$null = Copy-S3Object -BucketName $b -Key k -DestinationKey img/k'
        Then = { Get-S3Content "s3://$b/img/k" }; Of = 'k' }
    @{ Job = 'be told how to download in the words of AWS.Tools'; Line = 'Copy-S3Object -BucketName $b -Key k -LocalFile ./k'; Fails = 'InvalidArgument*'
        Then = { "$($Error[0])" -like '*Read-S3Object -BucketName b -Key k -File f*' }; Of = $true }
    @{ Job = 'list one object in the words of AWS.Tools'; Before = { $null = Write-S3Object $b k2 -Value 2 }; Line = 'Get-S3Object -BucketName $b -Key k -Unwrap'
        Gives = { $_.Key }; Of = 'k' }
    @{ Job = 'list no object in the words of AWS.Tools'; Line = 'Get-S3Object -BucketName $b -Key dir -Unwrap'; Gives = { $_ }; Of = @() }
    @{ Job = 'delete several in the words of AWS.Tools'; Line = '$null = Remove-S3Object -BucketName $b -KeyAndVersionCollection @{ Key = "tmp/1" }, ([pscustomobject]@{ Key = "tmp/2"; VersionId = "" }) -Force'
        Then = { Keys tmp/ }; Of = @() }
    @{ Job = 'delete a folder in the words of AWS.Tools'; Line = '$null = Remove-S3Object $b -KeyPrefix tmp/ -Recurse -Force'; Then = { Keys tmp/ }; Of = @() }
    @{ Job = 'drop a bucket in the words of AWS.Tools'; Line = '$null = Remove-S3Bucket $b -DeleteBucketContent -Confirm:$false'; Then = { Test-S3Bucket $b }; Of = $false }
    @{ Job = 'drop a bucket in the words of AWS.Tools, without a question'; Line = '$null = Remove-S3Bucket -BucketName $b -DeleteBucketContent -Force'
        Then = { Test-S3Bucket $b }; Of = $false }
    @{ Job = 'be told that a key is no pattern'; Line = '$null = Remove-S3Object $b "img/*.png" -WarningVariable said -WarningAction SilentlyContinue'
        Then = { "$said" -like '*Remove-S3Item*' }; Of = $true }
    @{ Job = 'be told how to drop a bucket where nobody is asked'; Line = 'Remove-S3Bucket $b -Force -ErrorVariable said -ErrorAction SilentlyContinue'
        Then = { "$said" -like '*With -Confirm:$false nobody*' }; Of = $true }
)

# The bucket and the folder that each line finds.
function Set-Job {
    $script:b = "job-$PID-$(Get-Random -Maximum 1000000000)"
    $null = New-S3Bucket $b
    foreach ($key in 'dir/1', 'dir/deep/2', 'img/b.jpg', 'k', 'old/1', 'tmp/1', 'tmp/2') { $null = Write-S3Object $b $key -Value $key }
    $null = Write-S3Object $b img/a.png -Value 'the largest of all'
    Push-Location (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory)
    foreach ($file in 'index.html', 'css/a.css') { $null = New-Item "site/$file" -Value $file -Force }
}

function Keys([string] $Prefix) { @(Get-S3Object $b -Prefix $Prefix -Unwrap).Key | Where-Object { $_ } }
function Files([string] $Folder) { Get-ChildItem $Folder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath((Resolve-Path $Folder).Path, $_.FullName).Replace('\', '/') } | Sort-Object }
