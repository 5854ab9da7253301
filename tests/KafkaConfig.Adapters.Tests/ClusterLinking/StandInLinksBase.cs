using System.Text;
using System.Text.Json.Nodes;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.ClusterLinking;

/// <summary>Asks a stand-in without the adapter.</summary>
public abstract class StandInLinksBase : IAsyncLifetime
{
    protected const string Outbound = """{"source_cluster_id":"lkc-source","configs":[{"name":"bootstrap.servers","value":"source:9092"}]}""";

    private readonly HttpClient _http = new();
    private StandInLinks? _server;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected StandInLinks Server => _server ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _server = await StandInLinks.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _http.Dispose();
        await Server.DisposeAsync();
    }

    /// <param name="request">Such as <c>GET /links</c>, under the cluster.</param>
    /// <param name="body">Null: none.</param>
    /// <param name="server">Null: the one that each test has.</param>
    protected async Task<(int Status, JsonNode? Body)> AskAsync(string request, string? body = null, StandInLinks? server = null)
    {
        server ??= Server;
        var parts = request.Split(' ', 2);
        using var message = new HttpRequestMessage(new HttpMethod(parts[0]), $"{server.ApiUrl}/clusters/{server.Store.ClusterId}{parts[1]}");
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(message, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    protected async Task DoAsync(string request, string? body = null, StandInLinks? server = null)
    {
        var (status, answer) = await AskAsync(request, body, server);
        Assert.True(status is 200 or 204, $"{request}: {answer}");
    }

    protected async Task AssertCodeAsync(int status, int code, string request, string? body = null, string? says = null, StandInLinks? server = null)
    {
        var (actual, answer) = await AskAsync(request, body, server);
        Assert.Equal((status, code), (actual, (int?)answer?["error_code"]));
        Assert.Contains(says ?? "", (string?)answer?["message"], StringComparison.Ordinal);
    }

    protected async Task<JsonObject> ReadAsync(string path) => (await AskAsync($"GET {path}")).Body as JsonObject ?? throw new InvalidOperationException(path);

    protected async Task<string?> StatusAsync(string link, string topic) => (string?)(await ReadAsync($"/links/{link}/mirrors/{topic}"))["mirror_status"];

    protected async Task<string?> ConfigAsync(string link, string key) => (string?)(await ReadAsync($"/links/{link}/configs/{key}"))["value"];

    protected static IReadOnlyList<JsonObject> Data(JsonNode? answer) => [.. (answer?["data"] as JsonArray ?? []).OfType<JsonObject>()];

}
