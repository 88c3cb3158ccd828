# The build for this PowerShell. The choice stands here because an expression in the manifest keeps parallel runspaces from finding the commands.
# Nothing is computed: to compile a comparison takes a script longer than to import all commands. What else an import does stands in ModuleLifetime,
# which is told of each import and removal; of an import with -Force only where this one has it, too.
Import-Module "$PSScriptRoot/module/bin/$PSEdition/OpenIntegrations.S3.dll" -Force
