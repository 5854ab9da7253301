using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>A request to GitHub's API; an Enterprise server's paths begin with <c>/api/v3</c> and <c>/api</c>.</summary>
internal sealed class GitHubRequest(string method, string target, string body) : StandInRequest(method, target, body)
{
    public IReadOnlyList<string> Path => [.. Segments.SkipWhile(segment => segment is "api" or "v3")];

    public string? Find(string name) => Query.FirstOrDefault(pair => pair.Name == name).Value;

    public JsonObject Body() => Parse() ?? throw new GitHubRefusalException(400, "Problems parsing JSON");
}
