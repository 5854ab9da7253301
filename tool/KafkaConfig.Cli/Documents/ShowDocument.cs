using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Documents;

/// <summary>A resolved definition as JSON; a config with a null value is declared as default.</summary>
public sealed record ShowDocument(int FormatVersion, string Environment, string Address, string Owner, string? Description, string? Profile, IReadOnlyList<ShowValueDocument> Values)
{
    public static ShowDocument Of(ShowReport report) => new(
        1, report.Environment, report.Definition.Address.ToString(), report.Definition.Owner, report.Description, report.Profile,
        [.. report.Values.Select(shown => new ShowValueDocument(shown.Name, shown.Value, shown.Origin, shown.Location.Path, shown.Location.Line))]);

    public string ToJson() => JsonContexts.Write(this, JsonContexts.Default.ShowDocument);
}
