# The first profile: what is asked for, what is tried, what is said.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = "$TestDrive/home"
    if (-not ('TypingHost' -as [type])) { Add-Type -Path "$PSScriptRoot/TypingHost.cs" -IgnoreWarnings -WarningAction Ignore }
    function Answers($Answer) { [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($Answer)) }
    # What a user sees who types these lines, and then the secret.
    function Typed([string[]] $Lines, [string] $Script) {
        $user = [TypingHost]::new()
        $user.Lines = $Lines
        $user.Typed = 'hush-secret'
        $space = [runspacefactory]::CreateRunspace($user)
        $space.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $space
        $null = $shell.AddScript('param($module, $script) Import-Module $module; . ([scriptblock]::Create($script))').AddArgument($Manifest).AddArgument($Script).Invoke()
        [pscustomobject]@{ Printed = $user.Printed; Warnings = @($shell.Streams.Warning.ForEach{ "$_" }); Errors = @($shell.Streams.Error.ForEach{ "$_" }) }
        $shell.Dispose(); $space.Dispose()
    }
    $fine = Answers (Xml '<ListAllMyBucketsResult/>')
    $denied = Answers ([OpenIntegrations.Testing.Answer]::Error(403, 'InvalidAccessKeyId', 'no'))
    $page = Answers ([OpenIntegrations.Testing.Answer]::new(200, '<html><title>Console</title></html>').With('Content-Type', 'text/html'))
}
AfterAll { $fine.Dispose(); $denied.Dispose(); $page.Dispose() }

Describe 'A new profile' {
    It 'asks for what it must have, is tried, and works' {
        $seen = Typed $fine.Url, AKNEW 'Set-S3Profile made'
        $seen.Errors | Should -BeNullOrEmpty
        $seen.Printed | Should -Match '(?s)Url of the store.*Access key.*Secret key of AKNEW.*The profile works\.'
        $seen.Printed | Should -Not -Match 'hush'
        (Get-S3Bucket -ProfileName made).status | Should -Be 200
    }
    It 'says what is wrong: <Says>' -ForEach @(
        @{ Server = 'denied'; Says = '*Signature: The store does not know the access key.*' }
        @{ Server = 'page'; Says = '*Signature: *no S3 store*web page*' }
    ) {
        $seen = Typed (Get-Variable $Server -ValueOnly).Url, AKNEW "Set-S3Profile wrong$Server"
        $seen.Warnings -join "`n" | Should -BeLike $Says
        $seen.Printed | Should -Match 'does not work yet'
        (Get-S3Profile "wrong$Server").AccessKey | Should -Be 'AKNEW'
    }
    It 'asks for nothing that is known' {
        (Typed @() "Set-S3Profile known -Provider Wasabi -Region eu-central-1 -AccessKey A -SecretKey s").Printed | Should -BeNullOrEmpty
        (Typed @() "Set-S3Profile script -Url http://127.0.0.1:9 -CredentialScript { 'x' }").Printed | Should -BeNullOrEmpty
        (Typed 'AKNEW' "Set-S3Profile url -Url $($fine.Url)").Printed | Should -Not -Match 'Url of the store'
    }
    It 'asks nobody who is not there' {
        { Set-S3Profile nobody } | Should -Throw '*lacks Url, AccessKey, SecretKey*'
        (Get-S3Profile).Name | Should -Not -Contain 'nobody'
    }
}

Describe 'An address without a scheme' {
    It 'is tried with both, and what answers is stored and said' {
        $address = $fine.Url -replace '^http://'
        Set-S3Profile plain -Url $address -AccessKey a -SecretKey s -WarningVariable said 3>$null
        "$said" | Should -Be "'$address' has no scheme. http://$address answers, and was stored."
        (Get-S3Profile plain).Url | Should -Be "http://$address"
        (Get-S3Bucket -ProfileName plain).status | Should -Be 200
    }
    It 'is https when nothing answers, which is said' {
        Set-S3Profile dead -Url 127.0.0.1:9 -AccessKey a -SecretKey s -WarningVariable said 3>$null
        "$said" | Should -BeLike "'127.0.0.1:9' has no scheme, and neither https nor http is answered there now.*"
        (Get-S3Profile dead).Url | Should -Be 'https://127.0.0.1:9'
    }
    It 'is not tried where it is no question' {
        Set-S3Profile usual -Url s3.example.com -AccessKey a -SecretKey s -WarningVariable said
        $said | Should -BeNullOrEmpty
    }
}

Describe 'A bucket in the address' {
    It 'is refused where it must fail' {
        { Set-S3Profile r2 -Url https://acc.r2.cloudflarestorage.com/photos -AccessKey a -SecretKey s } | Should -Throw "*has a bucket in it ('photos')*set Url to that*"
        { Get-S3Object photos -BasicData @{ Url = 'https://photos.s3.eu-west-1.amazonaws.com'; AccessKey = 'a'; SecretKey = 's' } } | Should -Throw "*has a bucket in it ('photos')*"
        { Get-S3Object photos -BasicData @{ Url = 'http://[::1]:9'; Addressing = 'VirtualHosted'; AccessKey = 'a'; SecretKey = 's' } } | Should -Throw '*takes no bucket in front of it: set Addressing to Path*'
    }
    It 'is asked about where it may be right' {
        Set-S3Profile base -Url "$($fine.Url)/s3" -AccessKey a -SecretKey s -WarningVariable said 3>$null
        "$said" | Should -BeLike "*has the path '/s3'*If it is a bucket, leave it out*"
    }
}
