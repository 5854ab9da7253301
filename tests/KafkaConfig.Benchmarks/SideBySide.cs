using System.Diagnostics;
using System.Globalization;
using KafkaConfig.Testing.StandIns;

namespace KafkaConfig.Benchmarks;

/// <summary>Measures a plan beside the bare calls, turn by turn in one run, with the service in this process (so that its share weighs on both).</summary>
internal static class SideBySide
{
    private const int Turns = 5;

    public static void Header(TextWriter output, string subject) =>
        Report.Header(output, $"{subject}, medians of {Turns.ToString(CultureInfo.InvariantCulture)}", "kafka-config", "bare calls", "ratio", "requests of kafka-config");

    public static async Task MeasureAsync(TextWriter output, string title, StandInService server, Func<Task> plan, Func<HttpClient, Task> call)
    {
        var (ours, bare) = (new List<double>(), new List<double>());
        using var http = new HttpClient();
        for (var turn = 0; turn <= Turns; turn++)
        {
            server.Forget();
            var own = await TimeAsync(plan);
            var theirs = await TimeAsync(() => call(http));
            // The first turn warms both up.
            if (turn == 0)
                continue;
            ours.Add(own);
            bare.Add(theirs);
        }

        server.Forget();
        await plan();
        var requests = string.Join(", ", server.Requests.GroupBy(request => request, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
        Report.Row(output, title, Report.Milliseconds(Report.Median(ours)), Report.Milliseconds(Report.Median(bare)), Report.Ratio(Report.Median(ours), Report.Median(bare)), requests);
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
