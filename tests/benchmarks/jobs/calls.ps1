# Commands one after the other, a HEAD each. What one of them costs is the difference to one call.
@{
    Title  = '{0:n0} commands, a HEAD each'
    Amount = 2000
    Ours   = { param($n) foreach ($i in 1..$n) { $null = Test-S3Object bench 'none' } }
    Peers  = { param($n) [ordered]@{ ours = Ours calls $n; AWSSDK = $sdk + 'calls', $n; 'one call' = Ours calls 1 } }
}
