using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>Connects to registries as an environment's file would.</summary>
internal static class RegistryConnections
{
    public static SourceLocation Place { get; } = new("environments/live.yaml", 7, 3);

    public static RegistryClient Open(string url, TimeSpan? timeout = null, (string User, string Password)? credentials = null)
    {
        var connection = new ServiceConnection(
            new ExternalText(url, Place), credentials is { } user ? new ExternalText(user.User, Place) : null, credentials is null ? null : new ExternalText("${env:REGISTRY_PASSWORD}", Place));
        return new RegistryClient(connection, name => name == "REGISTRY_PASSWORD" ? credentials?.Password : null, timeout ?? TimeSpan.FromSeconds(30), TimeProvider.System);
    }
}
