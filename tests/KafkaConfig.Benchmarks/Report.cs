using System.Globalization;

namespace KafkaConfig.Benchmarks;

/// <summary>Tables of results, in Markdown.</summary>
internal static class Report
{
#pragma warning disable RS0030 // A program of its own, beside the tool.
    public static TextWriter Output { get; } = Console.Out;
#pragma warning restore RS0030

    public static void Row(TextWriter output, params object[] cells) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select(cell => System.Convert.ToString(cell, CultureInfo.InvariantCulture)))} |");

    public static void Header(TextWriter output, params string[] cells)
    {
        output.WriteLine();
        Row(output, [.. cells]);
        Row(output, [.. cells.Select(_ => "---")]);
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";

    public static string Ratio(double ours, double bare) => (ours / bare).ToString("0.00", CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
