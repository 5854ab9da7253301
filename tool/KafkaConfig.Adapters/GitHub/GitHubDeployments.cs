using System.Text.Json;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Promotions;

namespace KafkaConfig.Adapters.GitHub;

/// <summary>The deployments that GitHub keeps of jobs with an environment. One counts where such a job made it and it was a success, whatever took its place later; what somebody made by
/// hand proves nothing.</summary>
public sealed class GitHubDeployments(GitHubConnection connection) : IPromotions
{
    private const string Actions = "github-actions";

    public async Task<Fact<bool>> IsCompletedAsync(string environment, string revision, CancellationToken cancellationToken)
    {
        var repository = $"repos/{connection.Place.Owner}/{connection.Place.Name}";
        var deed = $"list the deployments of {connection.Place.Owner}/{connection.Place.Name}";
        try
        {
            var deployments = await connection.ListAsync(deed, $"{repository}/deployments?sha={Uri.EscapeDataString(revision)}&environment={Uri.EscapeDataString(environment)}", cancellationToken);
            foreach (var id in deployments.Where(deployment => IsOfJob(deployment) && Text(deployment, "sha") == revision && Text(deployment, "environment") == environment).Select(deployment => deployment.GetProperty("id").GetInt64()))
            {
                var statuses = await connection.ListAsync(deed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{repository}/deployments/{id}/statuses"), cancellationToken);
                if (statuses.Any(status => Text(status, "state") == "success"))
                    return new Fact<bool>.Known(true);
            }

            return new Fact<bool>.Known(false);
        }
        catch (NotThereException problem)
        {
            return new Fact<bool>.Unknown(problem.Sentence.Message.TrimEnd('.'));
        }
        catch (UnavailableException problem)
        {
            return new Fact<bool>.Unknown(problem.Message.TrimEnd('.'));
        }
    }

    private static bool IsOfJob(JsonElement deployment) =>
        deployment.TryGetProperty("performed_via_github_app", out var app) && app.ValueKind == JsonValueKind.Object && Text(app, "slug") == Actions
        || deployment.TryGetProperty("creator", out var creator) && creator.ValueKind == JsonValueKind.Object && Text(creator, "login") == $"{Actions}[bot]";

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
