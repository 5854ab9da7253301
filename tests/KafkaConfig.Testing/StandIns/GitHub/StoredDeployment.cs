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
    private const string Moment = "2026-11-01T12:00:00Z";

    internal JsonObject Tell(string api) => new()
    {
        ["id"] = Id,
        ["node_id"] = "deployment",
        ["url"] = $"{api}/deployments/{Id}",
        ["statuses_url"] = $"{api}/deployments/{Id}/statuses",
        ["repository_url"] = api,
        ["description"] = null,
        ["payload"] = new JsonObject(),
        ["created_at"] = Moment,
        ["updated_at"] = Moment,
        ["performed_via_github_app"] = null,
        ["sha"] = Sha,
        ["ref"] = Sha,
        ["task"] = "deploy",
        ["environment"] = Environment,
        ["creator"] = StoredUser.Tell(Creator),
    };

    // GitHub tells the newest first.
    internal IEnumerable<JsonObject> TellStatuses(string api) => States.Reverse().Select((state, index) => new JsonObject
    {
        ["id"] = Id + index,
        ["node_id"] = "status",
        ["url"] = $"{api}/deployments/{Id}/statuses/{index}",
        ["deployment_url"] = $"{api}/deployments/{Id}",
        ["repository_url"] = api,
        ["target_url"] = $"{api}/runs/1",
        ["description"] = "",
        ["creator"] = StoredUser.Tell(Creator),
        ["created_at"] = Moment,
        ["updated_at"] = Moment,
        ["state"] = state,
        ["environment"] = Environment,
    });
}
