using System.Globalization;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Compares a declared connector with the live one, key by key. A worker turns values into text and adds the name; neither is a difference.</summary>
public static class ConnectorDiffer
{
    /// <summary>True where the whole config is as declared.</summary>
    public static bool IsSame(ConnectorDefinition definition, LiveConnector live) => Keys(definition, live, null).Count == 0;

    /// <summary>What differs, secrets hidden.</summary>
    /// <param name="definition">What the files say.</param>
    /// <param name="live">What the worker holds.</param>
    /// <param name="passwords">Keys that the plugin types as passwords; null: it could not be asked.</param>
    public static IReadOnlyList<FieldChange> Keys(ConnectorDefinition definition, LiveConnector live, IReadOnlySet<string>? passwords)
    {
        var changes = new List<FieldChange>();
        var wanted = definition.Settings;
        foreach (var setting in wanted)
        {
            if (!live.Config.TryGetValue(setting.Name, out var before))
            {
                changes.Add(new FieldChange(setting.Name, null, ConnectorSecrets.Show(setting.Name, setting.Value, passwords)) { IsAddition = true, AfterOrigin = setting.Origin, Source = setting.Location });
            }
            else if (!SameValue(before, setting.Value))
            {
                changes.Add(new FieldChange(setting.Name, ConnectorSecrets.Show(setting.Name, before, passwords), ConnectorSecrets.Show(setting.Name, setting.Value, passwords))
                {
                    BeforeOrigin = "connector",
                    AfterOrigin = setting.Origin,
                    Source = setting.Location,
                });
            }
        }

        var names = wanted.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in live.Config.Where(pair => pair.Key != ConnectorKeys.Name && !names.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            changes.Add(new FieldChange(name, ConnectorSecrets.Show(name, value, passwords), null) { IsRemoval = true, BeforeOrigin = "connector", Source = definition.Location });
        return changes;
    }

    /// <summary>The change of state; null where it is as declared. A failed connector runs, as far as anybody asked.</summary>
    public static ChangeConnectorState? State(ConnectorDefinition definition, string live) =>
        StateOf(live) == definition.State.Value ? null : new ChangeConnectorState(definition.Address, live, definition.State);

    /// <summary>What a worker's word for a state was told to be.</summary>
    public static ConnectorState StateOf(string live) => live switch
    {
        "PAUSED" => ConnectorState.Paused,
        "STOPPED" => ConnectorState.Stopped,
        _ => ConnectorState.Running,
    };

    private static bool SameValue(string left, string right) =>
        left == right || (decimal.TryParse(left, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var first)
            && decimal.TryParse(right, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var second) && first == second);
}
