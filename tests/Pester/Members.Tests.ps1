# Members of documents in hashtables, completed from the shapes as they are typed.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $takers = foreach ($command in Get-Command -Module OpenIntegrations.S3) {
        $operation = $command.ImplementingType.GetCustomAttributes([OpenIntegrations.S3.Pipeline.S3OperationAttribute], $false)
        if ($operation -and $command.Parameters.ContainsKey('Configuration') -and $operation[0].Route.RequestRoot) { @{ Cmdlet = $command.Name; Root = $operation[0].Route.RequestRoot } }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    function Complete([string] $Line, [int] $At = $Line.Length) { (TabExpansion2 $Line $At).CompletionMatches.CompletionText }
    # What the line is when the first completion is taken.
    function Complete-Line([string] $Line) {
        $found = TabExpansion2 $Line $Line.Length
        $Line.Remove($found.ReplacementIndex, $found.ReplacementLength).Insert($found.ReplacementIndex, $found.CompletionMatches[0].CompletionText)
    }

    # The ways to all members of a shape, with those of each.
    function Get-Way($Shape, [string[]] $Way = @()) {
        if ($Shape.Members.Count -eq 0 -or $Shape.IsText) { return }
        @{ Way = $Way; Shape = $Shape }
        foreach ($member in $Shape.Members) { Get-Way $member ($Way + $member.Name) }
    }
}

Describe 'In the hashtable of' {
    It '<Cmdlet> every member is completed, however deep, and every word that one takes' -ForEach $takers {
        foreach ($place in Get-Way ([OpenIntegrations.S3.Documents.Shapes]::Find($Root))) {
            $line = "$Cmdlet -Bucket b -Configuration @{ " + -join ($place.Way | ForEach-Object { if ($_ -match '\W') { "'$_' = @{ " } else { "$_ = @{ " } })
            $found = @(Complete $line)
            foreach ($member in $place.Shape.Members) {
                $found | Where-Object { $_ -in $member.Name, "'$($member.Name)'" } | Should -Not -BeNullOrEmpty -Because "$line has $($member.Name)"
                if (-not $member.Words.Count) { continue }
                $key = if ($member.Name -match '\W') { "'$($member.Name)'" } else { $member.Name }
                Complete "$line$key = " | Should -Be @($member.Words | ForEach-Object { "'$_'" }) -Because $key
            }
        }
    }

    It 'the completed line is one that parses and says what was meant' {
        Complete-Line 'Set-S3BucketLifecycle b @{ Rule = @{ Sta' | Should -Be 'Set-S3BucketLifecycle b @{ Rule = @{ Status'
        Complete-Line 'Set-S3BucketLifecycle b @{ Rule = @{ Status = En' | Should -Be "Set-S3BucketLifecycle b @{ Rule = @{ Status = 'Enabled'"
        Complete-Line "Set-S3BucketLifecycle b @{ Rule = @{ Status = 'En" | Should -Be "Set-S3BucketLifecycle b @{ Rule = @{ Status = 'Enabled'"
        Complete-Line 'Update-S3ObjectEncryption b k -Configuration @{ ' | Should -Be "Update-S3ObjectEncryption b k -Configuration @{ 'SSE-KMS'"
    }

    It 'what is there already is not offered again, on the same line or another' {
        Complete 'Set-S3BucketCors b @{ AllowedOrigin = "*"; Allowed' | Should -Be 'AllowedHeader', 'AllowedMethod'
        Complete "Set-S3BucketCors b @{`n    AllowedOrigin = '*'`n    Allowed" | Should -Be 'AllowedHeader', 'AllowedMethod'
    }

    It 'items of a list have members of their own: <_>' -ForEach @(
        'Set-S3BucketLifecycle b @{ Rule = @{ ID = 1 }, @{ NoncurrentVersionE', 'Set-S3BucketLifecycle b @{ Rule = @(@{ ID = 1 }; @{ NoncurrentVersionE',
        'Set-S3BucketLifecycle b -Configuration ([ordered]@{ Rule = @{ NoncurrentVersionE', '$x = Get-Date; 1 | Set-S3BucketLifecycle b -Configuration @{ NoncurrentVersionE',
        'OpenIntegrations.S3\Set-S3BucketLifecycle b @{ LifecycleConfiguration = @{ Rule = @{ noncurrentversione'
    ) {
        Complete $_ | Should -Be NoncurrentVersionExpiration
    }

    It 'the middle of a line is completed, too' {
        $line = 'Set-S3BucketVersioning b -Configuration @{ Sta } -Verbose'
        Complete $line ($line.IndexOf('Sta') + 3) | Should -Be Status
    }

    It 'a query says how an object is written' {
        Complete 'Select-S3ObjectContent b k "SELECT 1" -InputSerialization @{ CSV = @{ FileHeader' | Should -Be FileHeaderInfo
        Complete 'Select-S3ObjectContent b k "SELECT 1" -OutputSerialization @{ ' | Should -Be CSV, JSON
    }

    It 'PSReadLine and editors, which parsed the line themselves, are told the same' {
        $line = 'Set-S3BucketVersioning b -Configuration @{ MfaD'
        $tokens = $null
        $ast = [Management.Automation.Language.Parser]::ParseInput($line, [ref] $tokens, [ref] $null)
        $position = $ast.Extent.StartScriptPosition.GetType().GetMethod('CloneWithNewOffset', [Reflection.BindingFlags]'Instance,NonPublic').Invoke($ast.Extent.StartScriptPosition, @($line.Length))
        (TabExpansion2 $ast $tokens $position).CompletionMatches.CompletionText | Should -Be MfaDelete
    }
}

Describe 'Everything else' {
    It 'is completed as it was: <_>' -ForEach 'Get-ChildIt', 'Sort-Object -Property @{ ', '$PSVersionTab', 'Set-S3BucketVersioning b -Stat', 'function f { @{ a = Get-Da', 'Write-Object @{ a = 1 } | Where-Ob', '@{ a = ' {
        $before = [OpenIntegrations.S3.Import.MemberCompletion]::Rest()
        @(Complete $_) -join "`n" | Should -Be (@((& $before $_ $_.Length).CompletionMatches.CompletionText) -join "`n")
    }

    It 'the variables of a function are completed in it' {
        function Complete-Inside { $insideOnly = 1; $null = $insideOnly; Complete '$insideOnl' }
        Complete-Inside | Should -Be '$insideOnly'
    }

    It 'is as it was when the module is gone' {
        $lines = & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "
            `$before = `$function:TabExpansion2
            Import-Module '$Manifest'; Import-Module '$Manifest' -Force
            `$function:TabExpansion2 -eq `$before
            Remove-Module OpenIntegrations.S3
            `$function:TabExpansion2 -eq `$before
            (TabExpansion2 Get-ChildIt 11).CompletionMatches.CompletionText"
        $lines | Should -Be 'False', 'True', 'Get-ChildItem'
    }

    It 'leaves nothing in $Error' {
        $Error.Clear()
        $null = Complete 'No-SuchThing -Configuration @{ a'; $null = Complete 'Set-S3BucketCors b @{ Nothing = @{ x'; $null = Complete 'Set-S3BucketCors @{'
        $Error.Count | Should -Be 0
    }
}
