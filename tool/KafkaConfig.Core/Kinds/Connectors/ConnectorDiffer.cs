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
    /// <param name="validation">What the declared plugin says; null: it could not be asked. Of the values of another plugin it knows nothing.</param>
    public static IReadOnlyList<FieldChange> Keys(ConnectorDefinition definition, LiveConnector live, ConnectorValidation? validation)
    {
        var liveValidation = live.Config.GetValueOrDefault(ConnectorKeys.Class) == definition.Class.Value ? validation : null;
        var changes = new List<FieldChange>();
        var wanted = definition.Settings;
        foreach (var setting in wanted)
        {
            if (!live.Config.TryGetValue(setting.Name, out var before))
            {
                changes.Add(new FieldChange(setting.Name, null, ConnectorSecrets.ShowDeclared(setting.Name, setting.Value, validation)) { IsAddition = true, AfterOrigin = setting.Origin, Source = setting.Location });
            }
            else if (before != setting.Value)
            {
                changes.Add(new FieldChange(setting.Name, ConnectorSecrets.ShowLive(setting.Name, before, liveValidation), ConnectorSecrets.ShowDeclared(setting.Name, setting.Value, validation))
                {
                    BeforeOrigin = "connector",
                    AfterOrigin = setting.Origin,
                    Source = setting.Location,
                });
            }
        }

        var names = wanted.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in live.Config.Where(pair => pair.Key != ConnectorKeys.Name && !names.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            changes.Add(new FieldChange(name, ConnectorSecrets.ShowLive(name, value, liveValidation), null) { IsRemoval = true, BeforeOrigin = "connector", Source = definition.Location });
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
}
