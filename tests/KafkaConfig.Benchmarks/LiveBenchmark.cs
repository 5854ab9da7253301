using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;

namespace KafkaConfig.Benchmarks;

/// <summary>Plan and apply on a real broker, beside the bare client doing the same, turn by turn in one run.</summary>
internal sealed class LiveBenchmark(string program, ILiveCluster cluster)
{
    private const int Existing = 5_000;
    private const int New = 1_000;
    private const int Turns = 9;

    // Each makes thousands of topics, and a broker opens files for every one.
    private const int ApplyTurns = 5;

    // A broker that has just started compiles what it runs, on the cores that are measured.
    private const int WarmingTurns = 3;

    public static async Task<int> RunAsync(TextWriter output)
    {
        if (KafkaHome.Find() is not { } home)
        {
            await output.WriteLineAsync("No Kafka: set KAFKA_HOME to an unpacked Apache Kafka 4.");
            return 1;
        }

        using var published = new TemporaryFolder();
        var program = await PublishAsync(published.Path);
        await using var cluster = await KafkaProcesses.StartAsync(home, brokers: 1, isSecure: false);
        await new LiveBenchmark(program, cluster).CompareAsync(output);
        return 0;
    }

    private async Task CompareAsync(TextWriter output)
    {
        using var existing = Repository("orders.t", Existing);
        await RunAsync(["ours", "time", existing.Path, "apply", "--env", "live", "--yes"]);

        Report.Header(output, string.Create(CultureInfo.InvariantCulture, $"on one broker, medians of {Turns} plans and of {ApplyTurns} applies"), "kafka-config", "bare client", "ratio", "requests of kafka-config", "of the bare client", "peak memory");
        var (ours, bare) = await TurnsAsync(
            WarmingTurns, Turns, _ => ["ours", "time", existing.Path, "plan", "--env", "live", "--detailed-exit-code"], _ => ["bare-plan", "time", cluster.BootstrapServers, "orders.t"]);
        await RowAsync(
            output, $"plan of {Existing} unchanged topics", ours, bare, ["ours", "count", existing.Path, "plan", "--env", "live"], ["bare-plan", "count", cluster.BootstrapServers, "orders.t"]);

        var pair = JsonSerializer.Deserialize<double[]>(await SpawnAsync(["pair-plan", existing.Path, cluster.BootstrapServers, "orders.t"])) ?? [];
        Report.Row(output, "the same plan in a process that is warm", Report.Milliseconds(pair[0]), Report.Milliseconds(pair[1]), Report.Ratio(pair[0], pair[1]), "", "", "");

        var folders = Enumerable.Range(0, ApplyTurns + 1).Select(turn => Repository($"ours.a{turn.ToString(CultureInfo.InvariantCulture)}t", New)).ToList();
        string[] Apply(int turn, string mode) => ["ours", mode, folders[turn].Path, "apply", "--env", "live", "--yes"];
        string[] BareApply(int turn, string mode) => ["bare-apply", mode, cluster.BootstrapServers, $"bare.a{turn.ToString(CultureInfo.InvariantCulture)}t", New.ToString(CultureInfo.InvariantCulture)];
        (ours, bare) = await TurnsAsync(0, ApplyTurns, turn => Apply(turn, "time"), turn => BareApply(turn, "time"));
        await RowAsync(output, $"apply of {New} new topics", ours, bare, Apply(ApplyTurns, "count"), BareApply(ApplyTurns, "count"));
        folders.ForEach(folder => folder.Dispose());
    }

    private TemporaryFolder Repository(string prefix, int count)
    {
        var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", Files.Settings);
        folder.Write("environments/live.yaml", $"production: false\ncluster:\n  id: {cluster.ClusterId}\n  bootstrapServers: {cluster.BootstrapServers}\n");
        folder.Write("environments/staging.yaml", "cluster: { file: a.json }\n");
        for (var number = 0; number < count; number++)
            folder.Write($"topics/{Files.Name(prefix, number)}.yaml", Files.Topic(number));
        return folder;
    }

    private async Task<(List<Measurement> Ours, List<Measurement> Bare)> TurnsAsync(int warming, int turns, Func<int, string[]> ours, Func<int, string[]> bare)
    {
        var (first, second) = (new List<Measurement>(), new List<Measurement>());
        for (var turn = 0; turn < warming + turns; turn++)
        {
            var (own, other) = (await RunAsync(ours(turn)), await RunAsync(bare(turn)));
            if (turn < warming)
                continue;
            first.Add(own);
            second.Add(other);
        }

        return (first, second);
    }

    private async Task RowAsync(TextWriter output, string what, List<Measurement> ours, List<Measurement> bare, string[] countOurs, string[] countBare)
    {
        var (ourTime, bareTime) = (Report.Median(ours.Select(run => run.Milliseconds)), Report.Median(bare.Select(run => run.Milliseconds)));
        Report.Row(
            output, what, Report.Milliseconds(ourTime), Report.Milliseconds(bareTime), Report.Ratio(ourTime, bareTime), (await RunAsync(countOurs)).Requests, (await RunAsync(countBare)).Requests,
            string.Create(CultureInfo.InvariantCulture, $"{ours.Max(run => run.PeakMegabytes)} MB, bare {bare.Max(run => run.PeakMegabytes)} MB"));
    }

    // Both sides are measured ready to run, as users have the tool. Without a restore: one for a runtime would rewrite the lock files.
    private static async Task<string> PublishAsync(string folder)
    {
        string[] arguments = ["publish", SolutionRoot.Combine("tests", "KafkaConfig.Benchmarks"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--no-restore", "-o", folder];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("dotnet did not start.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Path.Combine(folder, "KafkaConfig.Benchmarks") : throw new InvalidOperationException(text);
    }

    private async Task<Measurement> RunAsync(string[] arguments) =>
        JsonSerializer.Deserialize<Measurement>(await SpawnAsync(arguments)) ?? throw new InvalidOperationException("A child printed nothing.");

    private async Task<string> SpawnAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["child", .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("A child did not start.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}\n{text}");
        return text.TrimEnd().Split('\n')[^1];
    }
}
