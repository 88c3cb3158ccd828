# What is remembered belongs to a runspace: which profile is in use.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = "$TestDrive/home"
    $stores = foreach ($name in 'one', 'two', 'three') {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<ListAllMyBucketsResult/>'))
        Set-S3Profile $name -Url $server.Url -AccessKey "AK$name" -SecretKey s
        $server
    }
    $module = $Manifest
    function Used($Shell) { ($Shell.Commands.Clear(), $Shell.AddScript('(Get-S3Profile | Where-Object InUse).Name').Invoke())[-1] }
    function Shell($Script) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$module'; $Script").Invoke()
        $shell.HadErrors | Should -BeFalse
        $shell
    }
}
AfterAll { Use-S3Profile -None; $stores.ForEach{ $_.Dispose() } }

Describe 'The profile in use' {
    AfterEach { Use-S3Profile -None }

    It 'is each runspace''s own, and none at its beginning' {
        Use-S3Profile one
        $other = Shell ''
        Used $other | Should -BeNullOrEmpty
        $null = ($other.Commands.Clear(), $other.AddScript('Use-S3Profile two').Invoke())
        Used $other | Should -Be 'two'
        (Get-S3Profile | Where-Object InUse).Name | Should -Be 'one'
        $null = Get-S3Bucket
        $stores[0].Requests.Count | Should -Be 1
        $null = ($other.Commands.Clear(), $other.AddScript('Get-S3Bucket').Invoke())
        $stores[1].Requests.Count | Should -Be 1
        $other.Dispose()
    }
    It 'is that of the session in ForEach-Object -Parallel, which cannot change it' {
        Use-S3Profile one
        $used = 1..4 | ForEach-Object -ThrottleLimit 4 -UseNewRunspace -Parallel {
            Import-Module $using:module
            (Get-S3Profile | Where-Object InUse).Name
            Use-S3Profile two
            (Get-S3Profile | Where-Object InUse).Name
        }
        $used | Where-Object { $_ -eq 'one' } | Should -HaveCount 4
        $used | Where-Object { $_ -eq 'two' } | Should -HaveCount 4
        (Get-S3Profile | Where-Object InUse).Name | Should -Be 'one'
    }
    It 'must be named in ForEach-Object -Parallel when other sessions use others' {
        Use-S3Profile one
        $other = Shell 'Use-S3Profile two'
        $said = 1 | ForEach-Object -Parallel { Import-Module $using:module; try { Get-S3Bucket } catch { "$_" } }
        $said | Should -BeLike 'Several sessions of this process use different profiles*'
        $named = 1 | ForEach-Object -Parallel { Import-Module $using:module; (Get-S3Bucket -ProfileName three).status }
        $named | Should -Be 200
        $other.Dispose()
    }
}
