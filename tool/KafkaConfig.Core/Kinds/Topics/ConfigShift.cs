using System.Globalization;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>What is in force of one config before and after a change; null where that is unknown.</summary>
public sealed record ConfigShift(TopicConfigChange Change, string? Before, string? After)
{
    public string Name => Change.Name;

    public SourceLocation Location => Change.Wanted.Location;

    /// <summary>What evidence must be bound to.</summary>
    public FieldMove Move => new(Name, Before ?? "", Change.After ?? FieldMove.Default);

    /// <summary><c>retention.ms 604800000 (7d) -> 86400000 (1d)</c>.</summary>
    public string Words => $"{Name} {Describe(Before)} -> {(Change.After is null ? $"default{(After is null ? "" : $", {Describe(After)}")}" : Describe(After))}";

    /// <summary>True where the number goes down; unlimited is above all, and an unknown fallback is the worst.</summary>
    public bool IsLowered => After is null || Number(After) < Number(Before);

    public bool IsRaised => After is not null && Number(After) > Number(Before);

    public double AfterNumber => Number(After);

    private static double Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (number < 0 ? double.PositiveInfinity : number) : double.NaN;

    private string Describe(string? value) => value is null ? "(unknown)" : value.Length == 0 ? "(empty)" : HumanUnits.Describe(value, TopicConfigCatalogue.Instance.UnitOf(Name));
}
