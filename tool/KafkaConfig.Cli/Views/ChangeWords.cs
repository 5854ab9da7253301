using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>The words that all views of a plan share.</summary>
public static class ChangeWords
{
    /// <summary>A symbol and a word say the same as a colour would.</summary>
    public static string Symbol(Change change) => change switch
    {
        { Impact: Impact.Impossible } => "!",
        { Action: "create" } => "+",
        { Action: "delete" } => "-",
        _ => "~",
    };

    public static string Reason(Change change) => change.Reason switch
    {
        Core.Model.Reason.NotOnCluster => $"declared, and not {Where(change.Address)}",
        Core.Model.Reason.DiffersFromCluster => $"differs from {Place(change.Address)}",
        _ => "owned by this repository, and declared nowhere",
    };

    public static string Word(Impact impact) => impact switch
    {
        Impact.None => "none",
        Impact.Additive => "additive",
        Impact.Disruptive => "disruptive",
        Impact.Destructive => "destructive",
        _ => "impossible",
    };

    public static string Word(PlanVerdict verdict) => verdict switch
    {
        PlanVerdict.NoChanges => "NO CHANGES",
        PlanVerdict.Changes => "CHANGES",
        PlanVerdict.Refused => "REFUSED",
        _ => "INCOMPLETE",
    };

    /// <summary>A value with its short form; a word for "no value".</summary>
    public static string Before(FieldChange field) => field is { IsAddition: true } ? "" : field.Before is { } value ? Value(value, field.Unit) : "(not set)";

    public static string After(FieldChange field) => field switch
    {
        { IsRemoval: true } => "",
        { After: { } value } => Value(value, field.Unit),
        { Fallback: { } fallback } => $"default, {Value(fallback, field.Unit)} [{field.FallbackOrigin}]",
        _ => "default",
    };

    /// <summary>A value that is there and empty is said to be.</summary>
    public static string Value(string value, ValueUnit unit) => value.Length == 0 ? "(empty)" : HumanUnits.Describe(value, unit);

    public static string Drift(Drift drift) => drift.Problem is { } problem
        ? $"is as declared, but {problem}"
        : drift.Field is { } field
        ? $"{field} = {(drift.Value is { } value ? Value(value, drift.Unit) : "(sensitive)")} is set {Where(drift.Address)}, and declared nowhere"
        : $"is {Where(drift.Address)}, and declared nowhere";

    public static string Observation(Observation observation) =>
        $"{observation.State}{(observation.Lag is { } lag ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {lag:N0} behind") : "")}{(observation.Problem is { } problem ? $"; {problem}" : "")}";

    private static string Where(ResourceAddress address) => $"{(address.Kind == ResourceKind.Subject ? "in" : "on")} {Place(address)}";

    private static string Place(ResourceAddress address) => address.Kind switch
    {
        ResourceKind.Subject => "the registry",
        ResourceKind.Connector => "the workers",
        _ => "the cluster",
    };
}
