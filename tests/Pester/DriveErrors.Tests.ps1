# What a drive says where something is not there, or its store is not: what is wrong, by the path as it was written, and nothing else.
BeforeDiscovery {
    $missing = @(
        'Get-ChildItem PATH', 'Get-Item PATH', 'Get-Content PATH', 'Remove-Item PATH', 'Copy-Item PATH S3:/home/new', 'Move-Item PATH S3:/home/new'
        'Rename-Item PATH new', 'Clear-Content PATH', 'Get-ItemProperty PATH', 'Set-ItemProperty PATH author me', 'Resolve-Path PATH', 'Set-Location PATH'
    )
    # Of a path, and of what a pattern takes in a folder. Test-Path and its like give something, too, or are ended by PowerShell.
    $unreachable = @(
        $missing.Where({ $_ -notmatch 'Location|Resolve' })
        'Add-Content PATH x', 'Set-Content PATH x', 'Get-ChildItem PATH -Name', 'Get-ChildItem PATH -Recurse', 'Get-ChildItem PATH -Include *.txt -Recurse', 'Get-Content PATH -LastLine 1', 'New-Item PATH', 'New-Item PATH -ItemType Directory'
    )
    # The same of a path that comes down the pipeline.
    $piped = 'Get-ChildItem', 'Get-Item', 'Get-Content', 'Remove-Item', 'Copy-Item -Destination S3:/home/new', 'Move-Item -Destination S3:/home/new', 'Rename-Item -NewName new', 'Clear-Content', 'Get-ItemProperty', 'Set-ItemProperty -Name author -Value me', 'Add-Content -Value x', 'Set-Content -Value x'
    $once = $unreachable + $piped.ForEach({ "[pscustomobject]@{ PSPath = 'PATH' } | $_" })
    $patterns = 'Get-ChildItem PATH', 'Get-ChildItem PATH -Name', 'Get-Item PATH', 'Remove-Item PATH', 'Move-Item PATH S3:/home', 'Clear-Content PATH', 'Get-ItemProperty PATH', 'Resolve-Path PATH'
}
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $start = Get-Location
    $server = Start-S3LocalServer -Ephemeral -ProfileName lab
    $null = New-Item S3:/home, S3:/home/a.txt
    # A refusal that says nothing of what is there, and that nobody tries again.
    $far = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] @(
            [OpenIntegrations.Testing.Answer]::new(400, '<Error><Code>InvalidRequest</Code></Error>').With('Content-Type', 'application/xml')))
    $null = Mount-S3Drive odd home -BasicData (BasicData $far)
    $null = Mount-S3Drive gone home -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'AKTEST'; SecretKey = 'SECRETTEST'; MaxAttempts = 1 }
    # All that a line says, however it says it.
    function Get-Said([string] $Line) {
        $ErrorActionPreference = 'Continue'
        try { @(. ([scriptblock]::Create($Line)) 2>&1) } catch { $_ }
        Set-Location $start
    }
}
AfterAll {
    Set-Location $start
    Dismount-S3Drive gone, odd
    $far.Dispose()
    Stop-S3LocalServer $server
}
Describe 'A path' {
    It 'that leads nowhere is named as it was written: <_>' -ForEach $missing {
        foreach ($path in 'S3:/home/none', 'S3:/home/none/deep') {
            $said = @(Get-Said $_.Replace('PATH', $path))
            $said | Should -HaveCount 1
            $said[0].FullyQualifiedErrorId | Should -Match '^(Path|Item)NotFound'
            "$($said[0])" | Should -Be "Cannot find path '$path' because it does not exist."
        }
    }
    It 'of which a store says nothing is not called missing: <_>' -ForEach $unreachable {
        $said = Get-Said $_.Replace('PATH', 'odd:/dir/x')
        $said | Should -Not -BeNullOrEmpty
        foreach ($one in $said) { "$one" | Should -BeLike 'InvalidRequest*' }
    }
    It 'of which nothing is known is said once: <_>' -ForEach $once {
        # A store that refuses, one that does not answer, and none at all.
        foreach ($path in 'odd:/dir/x', 'gone:/dir/x', 'S3:/home/x') {
            if ($path -like 'S3:*') { Use-S3Profile -None }
            try {
                $said = @(Get-Said $_.Replace('PATH', $path))
                $said | Should -HaveCount 1 -Because "of $path it said $($said -join ' // ')"
                $said[0] | Should -BeOfType ([Management.Automation.ErrorRecord])
            }
            finally { Use-S3Profile lab }
        }
    }
    It 'that comes twice is told twice' {
        @(Get-Said '"odd:/x", "odd:/x" | Get-Item') | Should -HaveCount 2
        @(Get-Said 'Get-Item odd:/x; Get-Item odd:/x') | Should -HaveCount 2
        @(Get-Said '1..2 | ForEach-Object { "odd:/x" | Get-Item }') | Should -HaveCount 2
    }
    It 'of a store that is not there is not called missing, either' {
        $said = Get-Said 'Get-Item gone:/dir/x'
        $said[-1].FullyQualifiedErrorId | Should -Match '^ConnectionFailed'
    }
    It 'with a pattern is not called missing, nor empty: <_>' -ForEach $patterns {
        foreach ($path in 'odd:/*', 'odd:/dir/*.txt', 'odd:/dir/[ab]*/x') {
            $said = Get-Said $_.Replace('PATH', $path)
            $said | Should -Not -BeNullOrEmpty
            foreach ($one in $said) { "$one" | Should -BeLike '*InvalidRequest*' -Because "$path $($one.FullyQualifiedErrorId)" }
        }
    }
    It 'is not there, and the error says why: <_>' -ForEach 'Test-Path odd:/x', 'Test-Path odd:/*', 'Test-Path odd:/dir/*', '"odd:/dir/*" | Test-Path', '"odd:/x" | Test-Path' {
        $said = Get-Said $_
        "$($said[0])" | Should -BeLike 'InvalidRequest*'
        $said[-1] | Should -BeFalse
    }
    It 'is asked for anew when the store is there again: <_>' -ForEach '"back:/a.txt" | Get-Item', 'Get-Item back:/a.txt', '"back:/*" | Get-Item', 'New-Item back:/a.txt -Force', '"x" | Set-Content back:/a.txt -PassThru' {
        $own = @{ AccessKey = 'keeper'; SecretKey = 'keeper-secret' }
        $back = Start-S3LocalServer "$TestDrive/back" @own -PassThru
        $null = New-S3Bucket home -BasicData $back
        $null = Mount-S3Drive back home -BasicData ($own + @{ Url = $back.Url; Region = 'us-east-1'; MaxAttempts = 1 })
        try {
            $null = New-Item back:/a.txt
            Stop-S3LocalServer $back
            foreach ($one in Get-Said 'Get-Item back:/a.txt') { $one.FullyQualifiedErrorId | Should -Match '^ConnectionFailed' }
            $null = Start-S3LocalServer "$TestDrive/back" -Port $back.Port @own -PassThru
            # What was said counts for half a second, so that nobody waits twice.
            Start-Sleep -Milliseconds 600
            Get-Said $_ | ForEach-Object { if ($_.Name) { $_.Name } else { $_ } } | Should -BeIn 'a.txt', 'x'
            Get-ChildItem back:/ -Name | Should -Be a.txt
        }
        finally {
            Dismount-S3Drive back
            Stop-S3LocalServer $back
            Remove-Item "$TestDrive/back" -Recurse -Force
        }
    }
}
