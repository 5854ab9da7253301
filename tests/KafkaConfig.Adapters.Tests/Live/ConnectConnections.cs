using KafkaConfig.Adapters.Connect;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Tests.Live;

/// <summary>Connects to Connect clusters as an environment's file would.</summary>
internal static class ConnectConnections
{
    public static SourceLocation Place { get; } = new("environments/live.yaml", 9, 3);

    public static ConnectClient Open(string url, TimeSpan? timeout = null, (string User, string Password)? credentials = null, TimeProvider? time = null)
    {
        var connection = new ServiceConnection(
            new ExternalText(url, Place), credentials is { } user ? new ExternalText(user.User, Place) : null, credentials is null ? null : new ExternalText("${env:CONNECT_PASSWORD}", Place));
        return new ConnectClient(connection, name => name == "CONNECT_PASSWORD" ? credentials?.Password : null, timeout ?? TimeSpan.FromSeconds(30), time ?? TimeProvider.System);
    }
}
