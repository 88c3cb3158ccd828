// Fuzz PARSER: reads inputs of AFL++. Fuzz PARSER FILE…: reads the files. Fuzz: names the parsers.
using System;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Core.Tests.Fuzz;
using OpenIntegrations.S3.Local.Tests.Fuzz;
using SharpFuzz;

if (args.Length == 0) Console.WriteLine(string.Join("\n", ClientParsers.Names.Concat(Parsers.All.Keys)));
else if (args.Length > 1) foreach (string file in args[1..]) Read(args[0], File.ReadAllBytes(file));
else Fuzzer.Run(stream => Read(args[0], BytesOf(stream)));

static void Read(string parser, byte[] input)
{
    if (ClientParsers.Names.Contains(parser)) ClientParsers.Run(parser, input);
    else Parsers.Run(parser, input);
}

static byte[] BytesOf(Stream stream)
{
    using var memory = new MemoryStream();
    stream.CopyTo(memory);
    return memory.ToArray();
}
