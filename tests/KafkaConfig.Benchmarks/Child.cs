using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KafkaConfig.Cli;
using KafkaConfig.Cli.Commands;

namespace KafkaConfig.Benchmarks;

/// <summary>One run in a process of its own: <c>child ours|bare-plan|bare-apply COUNT-REQUESTS ARGUMENTS</c>. Prints one line of JSON.</summary>
internal static class Child
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments[0] == "pair-plan")
            return await PairAsync(arguments[1], arguments[2], arguments[3]);
        var requests = new Requests();
        Action<string>? statistics = arguments[1] == "count" ? requests.Hear : null;
        var started = Stopwatch.GetTimestamp();
        var exitCode = arguments[0] switch
        {
            "ours" => await OursAsync(arguments[2], arguments[3..], statistics),
            "bare-plan" => await BareClient.PlanAsync(arguments[2], arguments[3], statistics),
            "bare-apply" => await BareClient.ApplyAsync(arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture), statistics),
            _ => throw new ArgumentException(arguments[0]),
        };
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        await Report.Output.WriteLineAsync(JsonSerializer.Serialize(new Measurement(elapsed, self.PeakWorkingSet64 / (1024 * 1024), requests.ToString())));
        return exitCode;
    }

    // Both in one process, turn by turn, the first turn of each not counted: what is left when nothing has to be compiled.
    private static async Task<int> PairAsync(string folder, string servers, string prefix)
    {
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 8; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            await OursAsync(folder, ["plan", "--env", "live"], null);
            ours.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            await BareClient.PlanAsync(servers, prefix, null);
            bare.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        await Report.Output.WriteLineAsync(JsonSerializer.Serialize(new[] { Report.Median(ours.Skip(1)), Report.Median(bare.Skip(1)) }));
        return 0;
    }

    private static async Task<int> OursAsync(string folder, string[] line, Action<string>? statistics)
    {
        using var output = new StringWriter();
        var exitCode = await CommandLine.RunAsync(line, new IOContext
        {
            Output = output,
            Error = output,
            Input = TextReader.Null,
            Variable = _ => null,
            CurrentDirectory = folder,
            Time = TimeProvider.System,
            ToolVersion = "0",
            Statistics = statistics,
        }, CancellationToken.None);
        if (exitCode != 0)
            await Report.Output.WriteLineAsync(output.ToString());
        return exitCode;
    }

    private sealed class Requests
    {
        private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

        public void Hear(string json)
        {
            using var document = JsonDocument.Parse(json);
            var counts = document.RootElement.GetProperty("brokers").EnumerateObject().SelectMany(broker => broker.Value.GetProperty("req").EnumerateObject())
                .GroupBy(request => request.Name).Select(group => (group.Key, Sum: group.Sum(request => request.Value.GetInt64())));
            lock (_counts)
            {
                foreach (var (name, sum) in counts.Where(count => count.Sum > 0 && count.Key is not ("ApiVersion" or "SaslHandshake" or "SaslAuthenticate")))
                    _counts[name] = sum;
            }
        }

        public override string ToString()
        {
            lock (_counts)
                return string.Join(", ", _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
        }
    }
}
