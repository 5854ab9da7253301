using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>A request to Confluent's REST API.</summary>
internal sealed class LinkRequest(string method, string target, string body) : StandInRequest(method, target, body)
{
    /// <summary>Without the query, as it was sent.</summary>
    public string Path { get; } = target.Split('?', 2)[0];

    public string? Cluster => Segments is ["kafka", "v3", "clusters", var id, ..] ? id : null;

    /// <summary>Under the cluster: <c>links</c>, a link's name, and so on.</summary>
    public IReadOnlyList<string> Rest => Cluster is null ? [] : [.. Segments.Skip(4)];

    /// <summary>The link, or the mirror that is created.</summary>
    public string? About => Rest switch
    {
        ["links"] when Method == "POST" => Find("link_name"),
        ["links", _, "mirrors"] when Method == "POST" => Parse() is { } asked ? asked.Text("mirror_topic_name") ?? asked.Text("source_topic_name") : null,
        ["links", var link, ..] => link,
        _ => null,
    };

    public bool IsValidation => Is("validate_only");

    public bool Is(string name) => Find(name) == "true";

    public string? Find(string name) => Query.FirstOrDefault(pair => pair.Name == name).Value;

    public IEnumerable<(string Name, string Value)> QueryExcept(string name) => Query.Where(pair => pair.Name != name);

    public JsonObject Body() => Parse() ?? throw new LinkRefusalException(400, 400, "Cannot deserialize the request's body.");
}
