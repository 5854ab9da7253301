using KafkaConfig.Cli.Documents;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Operations.Drifts;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Views;

/// <summary>The words that all views of a plan share.</summary>
public static class ChangeWords
{
    /// <summary>A symbol and a word say the same as a colour would.</summary>
    public static string Symbol(Change change) => Symbol(Word(change.Impact), change.Action);

    public static string Symbol(ChangeDocument change) => Symbol(change.Impact, change.Action);

    public static string Reason(Change change) => change.Reason switch
    {
        Core.Model.Reason.NotOnCluster => $"declared, and not {Where(change.Address)}",
        Core.Model.Reason.DiffersFromCluster => $"differs from {Place(change.Address)}",
        _ => "not declared here any more, and deleted as 'prune' says",
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
    public static string Before(FieldChange field) => Before(FieldDocument.Of(field));

    public static string Before(FieldDocument field) => field.Part == "added" ? "" : field.Before is { } value ? Value(value, Unit(field)) : "(not set)";

    public static string After(FieldChange field) => After(FieldDocument.Of(field));

    public static string After(FieldDocument field) => field switch
    {
        { Part: "removed" } => "",
        { After: { } value } => Value(value, Unit(field)),
        { Fallback: { } fallback } => $"default, {Value(fallback, Unit(field))} [{field.FallbackOrigin}]",
        _ => "default",
    };

    /// <summary>A value that is there and empty is said to be.</summary>
    public static string Value(string value, ValueUnit unit) => value.Length == 0 ? "(empty)" : HumanUnits.Describe(value, unit);

    public static string Drift(Drift drift) => Drift(DriftDocument.Of(drift), drift.Unit);

    public static string Drift(DriftDocument drift, ValueUnit unit = ValueUnit.None) => drift.Problem is { } problem
        ? $"is as declared, but {problem}"
        : drift.Field is { } field
        ? $"{field} = {(drift.Value is { } value ? Value(value, unit) : "(sensitive)")} is set {Where(drift.Address)}, and declared nowhere"
        : $"is {Where(drift.Address)}, and declared nowhere";

    /// <summary>A difference from Git as a sentence without its resource.</summary>
    public static string Difference(LiveDifference difference) => difference switch
    {
        { Problem: { } problem } => $"is as declared, but {problem}",
        { IsMissing: true } => $"is declared, and not {Where(difference.Address)}",
        { Field: null } => $"is {Where(difference.Address)}, and declared nowhere",
        { Declared: null } => $"is {(difference.Live is { } live ? Value(live, difference.Unit) : "(sensitive)")} {Where(difference.Address)}, and declared nowhere",
        _ => $"is {(difference.Live is { } live ? Value(live, difference.Unit) : "(not set)")} {Where(difference.Address)}, and declared as {Value(difference.Declared, difference.Unit)}",
    };

    public static string Observation(Observation observation) => Observation(ObservationDocument.Of(observation));

    public static string Observation(ObservationDocument observation) =>
        $"{observation.State}{(observation.Lag is { } lag ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {lag:N0} behind") : "")}{(observation.Problem is { } problem ? $"; {problem}" : "")}";

    private static string Symbol(string impact, string action) => (impact, action) switch
    {
        ("impossible", _) => "!",
        (_, "create") => "+",
        (_, "delete") => "-",
        _ => "~",
    };

    private static ValueUnit Unit(FieldDocument field) => field.Unit switch
    {
        "milliseconds" => ValueUnit.Milliseconds,
        "bytes" => ValueUnit.Bytes,
        _ => ValueUnit.None,
    };

    private static string Where(ResourceAddress address) => Where(address.ToString());

    private static string Place(ResourceAddress address) => Place(address.ToString());

    private static string Where(string address) => $"{(Kind(address) == "subject" ? "in" : "on")} {Place(address)}";

    private static string Place(string address) => Kind(address) switch
    {
        "subject" => "the registry",
        "connector" => "the workers",
        _ => "the cluster",
    };

    private static string Kind(string address) => address.Split('/', 2)[0];
}
