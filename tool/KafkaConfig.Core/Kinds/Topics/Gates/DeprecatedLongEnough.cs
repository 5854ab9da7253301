using System.Globalization;
using KafkaConfig.Core.Evidence;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics.Gates;

/// <summary>Whoever still needs the topic had time to say so.</summary>
public sealed class DeprecatedLongEnough : TopicGate
{
    public const int Days = 14;

    public override string Name => "deprecated-14-days";

    public override string Description => "An earlier revision marked the topic lifecycle: { deprecated: DATE } at least 14 days ago.";

    protected override GateResult Measure(GateContext context, TopicFacts facts) => Over(facts.DeprecatedSince, since =>
    {
        if (since is not { } day)
            return Result(false, "no revision marked it as deprecated");
        var days = DateOnly.FromDateTime(context.Now.UtcDateTime).DayNumber - day.DayNumber;
        return Result(days >= Days, string.Create(CultureInfo.InvariantCulture, $"deprecated on {day:yyyy-MM-dd}, {Amount.Of(days, "day")} ago"));
    });
}
