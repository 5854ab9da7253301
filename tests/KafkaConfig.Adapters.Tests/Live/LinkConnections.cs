using KafkaConfig.Adapters.ClusterLinking;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>Connects to Confluent's REST API as an environment's file would.</summary>
internal static class LinkConnections
{
    public static SourceLocation Place { get; } = new("environments/live.yaml", 9, 3);

    public static LinkClient Open(
        StandInLinks server, TimeSpan? timeout = null, (string User, string Password)? credentials = null, TimeProvider? time = null, IReadOnlyDictionary<string, string>? variables = null, string path = "/kafka/v3")
    {
        var connection = new ServiceConnection(
            new ExternalText(server.Url + path, Place), credentials is { } user ? new ExternalText(user.User, Place) : null, credentials is null ? null : new ExternalText("${env:REST_PASSWORD}", Place));
        return new LinkClient(
            connection, server.Store.ClusterId, name => name == "REST_PASSWORD" ? credentials?.Password : variables?.GetValueOrDefault(name), timeout ?? TimeSpan.FromSeconds(30), time ?? TimeProvider.System);
    }
}
