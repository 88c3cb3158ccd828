using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

// Starts the PowerShell that the build brought; what is played stands in demo.ps1.
string Of(string name) =>
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == name).Value!;

string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
using Process demo = Process.Start(host, [Of("PowerShell"), "-NoProfile", "-NonInteractive", "-File", Of("Script"), Of("Oint")]);
demo.WaitForExit();
return demo.ExitCode;
