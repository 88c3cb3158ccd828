# What a list does not keep costs no memory: a tenth of the objects takes as much.
@{
    Title   = 'list {0:n0} keys and let them go'
    Amount  = 100000
    Prepare = { param($n) Add-Objects stream/ $n }
    Ours    = { Get-S3Object bench -Prefix stream/ -Unwrap | Out-Null }
    Tenth   = { Get-S3Object bench -Prefix stream/00 -Unwrap | Out-Null }
    Peers   = { param($n) [ordered]@{ ours = Ours stream $n; 'a tenth of it' = Ours stream $n Tenth } }
}
