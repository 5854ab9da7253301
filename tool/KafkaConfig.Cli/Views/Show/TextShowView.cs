using System.Globalization;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views.Show;

/// <summary>A resolved definition for a terminal.</summary>
public sealed class TextShowView(Ink ink) : IView<ShowReport>
{
    public void Render(ShowReport report, TextWriter output)
    {
        output.WriteLine($"{ink.Bold(Ink.Safe(report.Definition.Address.ToString()))} in {Ink.Safe(report.Environment)}");
        var rows = new List<(string Name, string Value, string Origin, SourceLocation Place)>();
        if (report.Definition.Owner.Length > 0)
            rows.Add(("owner", report.Definition.Owner, "file", report.Definition.Location));
        rows.AddRange(report.Values.Select(shown => (shown.Name, shown.Value is { } value ? ChangeWords.Value(value, shown.Unit) : "default", shown.Origin, shown.Location)));
        var (names, values, origins) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Value.Length), rows.Max(row => row.Origin.Length));
        foreach (var (name, value, origin, place) in rows)
        {
            var where = origin == "built in" ? "" : $"  {place.Path}:{place.Line.ToString(CultureInfo.InvariantCulture)}";
            output.WriteLine($"  {Ink.Safe(name).PadRight(names)}  {Ink.Safe(value).PadRight(values)}  {ink.Faint(Ink.Safe($"{origin.PadRight(origins)}{where}").TrimEnd())}".TrimEnd());
        }
    }
}
