using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>A deployment as GitHub keeps it.</summary>
/// <param name="Id">Of the deployment.</param>
/// <param name="Environment">Its name.</param>
/// <param name="Sha">The commit.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="States">The oldest first.</param>
public sealed record StoredDeployment(long Id, string Environment, string Sha, string Creator, IReadOnlyList<string> States)
{
    internal JsonObject Tell() => new()
    {
        ["id"] = Id,
        ["sha"] = Sha,
        ["ref"] = Sha,
        ["task"] = "deploy",
        ["environment"] = Environment,
        ["creator"] = new JsonObject { ["login"] = Creator, ["type"] = Creator.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User" },
    };

    // GitHub tells the newest first.
    internal IEnumerable<JsonObject> TellStatuses() => States.Reverse().Select((state, index) => new JsonObject { ["id"] = Id + index, ["state"] = state, ["environment"] = Environment });
}
