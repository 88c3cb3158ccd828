BeforeDiscovery {
    . "$PSScriptRoot/Wire.ps1"
    $steps = foreach ($golden in Get-ChildItem "$PSScriptRoot/../Wire/*.txt") {
        foreach ($step in Read-Golden $golden) { @{ Golden = $golden.BaseName; Command = $step.Command; Step = $step } }
    }
    # A session is nothing in the store.
    $changing = $steps | Where-Object Golden -Match '^(Add|New|Set|Remove|Write|Copy|Start|Stop|Complete|Send|Update|Restore|Rename)-' |
        Where-Object Golden -NotMatch '^New-S3Session'
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Wire.ps1"
}

Describe 'On the wire' {
    It '<Golden>: <Command>' -ForEach $steps {
        $result = Invoke-Step $Step
        $result.Requests -join "`n`n" | Should -BeExactly ($Step.Requests -join "`n`n")
        $expected = ($Step.Output -join "`n") | ConvertFrom-Json -NoEnumerate | ConvertTo-Json -Depth 20
        ConvertTo-GoldenJson $result.Output | ConvertFrom-Json -NoEnumerate | ConvertTo-Json -Depth 20 | Should -BeExactly $expected
    }

    It 'nothing is changed under -WhatIf: <Command>' -ForEach $changing {
        $Step.Command = $Step.Command -replace '^\$p = .*?; ', '$p = ''e''; '
        $Step.Command += ' -WhatIf'
        $result = Invoke-Step $Step
        $result.Requests | Where-Object { $_ -notmatch '^(GET|HEAD) ' } | Should -BeNullOrEmpty
    }
}
