using KafkaConfig.Benchmarks;

// dotnet run --project tests/KafkaConfig.Benchmarks -c Release [-- memory | schemas | connectors | live]
switch (args)
{
    case ["memory"]:
        MemoryBenchmark.Run(Report.Output);
        return 0;
    case ["connectors"]:
        await ConnectorBenchmark.RunAsync(Report.Output);
        return 0;
    case ["schemas"]:
        await SchemaBenchmark.RunAsync(Report.Output);
        return 0;
    case ["live"]:
        return await LiveBenchmark.RunAsync(Report.Output);
    case ["child", .. var child]:
        return await Child.RunAsync(child);
    case []:
        MemoryBenchmark.Run(Report.Output);
        await SchemaBenchmark.RunAsync(Report.Output);
        await ConnectorBenchmark.RunAsync(Report.Output);
        return await LiveBenchmark.RunAsync(Report.Output);
    default:
        Report.Output.WriteLine("usage: KafkaConfig.Benchmarks [memory | schemas | connectors | live]");
        return 1;
}
