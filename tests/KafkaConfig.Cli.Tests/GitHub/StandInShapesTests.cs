using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.GitHub;

namespace KafkaConfig.Cli.Tests.GitHub;

/// <summary>The stand-in answers in the shapes that GitHub publishes (shapes.json, made by shapes.mjs from its OpenAPI).</summary>
public sealed class StandInShapesTests : IAsyncLifetime
{
    private const string Commit = "4f2c1e9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e";

    private StandInGitHub? _server;

    private StandInGitHub Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _server = await StandInGitHub.StartAsync();
        _server.Token = "ghs_planted0123456789";
        _server.Store.Comment("alice", "a comment");
        _server.Store.Issue(GitHubStore.Bot, "Drift", "a body").Milestone = null;
        _server.Store.Deploy("staging", Commit, GitHubStore.Bot, "in_progress", "success");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Theory]
    [InlineData("issue-comment", "GET", "issues/7/comments", null)]
    [InlineData("issue-comment", "POST", "issues/7/comments", """{ "body": "new" }""")]
    [InlineData("issue-comment", "PATCH", "issues/comments/1000", """{ "body": "other" }""")]
    [InlineData("issue", "GET", "issues?state=open", null)]
    [InlineData("issue", "POST", "issues", """{ "title": "new", "body": "new" }""")]
    [InlineData("issue", "PATCH", "issues/1001", """{ "state": "closed" }""")]
    [InlineData("deployment", "GET", "deployments?sha=4f2c1e9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e&environment=staging", null)]
    [InlineData("deployment-status", "GET", "deployments/1002/statuses", null)]
    public async Task An_answer_has_the_shape_that_GitHub_publishes(string shape, string method, string path, string? body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Server.Url}/repos/acme/kafka/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.Token);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);

        var items = JsonNode.Parse(text) is JsonArray list ? list.ToList() : [JsonNode.Parse(text)];
        Assert.NotEmpty(items);
        var schema = await SchemaAsync(shape);
        Assert.All(items, item => Assert.Equal([], schema.Validate(item?.ToJsonString() ?? "").Select(error => error.ToString())));
    }

    private static async Task<NJsonSchema.JsonSchema> SchemaAsync(string shape)
    {
        var shapes = JsonNode.Parse(await File.ReadAllTextAsync(SolutionRoot.Combine("tests", "KafkaConfig.Testing", "StandIns", "GitHub", "shapes.json"), TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException();
        var schema = new JsonObject { ["$ref"] = $"#/definitions/{shape}", ["definitions"] = shapes["definitions"]?.DeepClone() };
        return await NJsonSchema.JsonSchema.FromJsonAsync(schema.ToJsonString(), TestContext.Current.CancellationToken);
    }
}
